import { expect, test } from 'vitest'

import { outputTo } from '../../src/cli/output.ts'
import { secrets } from '../../src/cli/secrets.ts'

function captured({ isTTY }: { isTTY: boolean }) {
  const written: string[] = []
  const stream = { isTTY, columns: 20, write: (text: string) => written.push(text) }
  return { output: outputTo(stream, secrets()), text: () => written.join('') }
}

test('a text cannot move the cursor, ring the bell or retitle the terminal', () => {
  const { output, text } = captured({ isTTY: true })
  output.write('a\u001b[2Jb\u0007c\u001b]0;title\u0007d\rb\u009b1A\n')
  expect(text()).toBe('a\\u001b[2Jb\\u0007c\\u001b]0;title\\u0007d\\u000db\\u009b1A\n')
})

test('a text cannot hide what comes after it, or turn it round', () => {
  const { output, text } = captured({ isTTY: true })
  output.write('a\u001b[8mb\u001b[30;40mc\u001b[7md\n')
  expect(text()).toBe('a\\u001b[8mb\\u001b[30;40mc\\u001b[7md\n')
})

test('colours and tabs pass', () => {
  const { output, text } = captured({ isTTY: true })
  output.write('\u001b[33mid\u001b[39m\tx\n')
  expect(text()).toBe('\u001b[33mid\u001b[39m\tx\n')
})

test('what is written over is one line on a terminal and several elsewhere', () => {
  const terminal = captured({ isTTY: true })
  terminal.output.overwrite('a line that is longer than the terminal')
  terminal.output.erase()
  expect(terminal.text()).toBe('\r\u001b[2Ka line that is long\r\u001b[2K')
  const file = captured({ isTTY: false })
  file.output.overwrite('one')
  file.output.erase()
  file.output.overwrite('two')
  expect(file.text()).toBe('one\ntwo\n')
})
