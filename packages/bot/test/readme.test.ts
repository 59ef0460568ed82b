import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

import { commandList } from '../src/commands/command-list.ts'
import { commands } from '../src/commands/index.ts'
import { readConfig } from '../src/config.ts'

const file = fileURLToPath(new URL('../README.md', import.meta.url))
const readme = readFileSync(file, 'utf8')

test('the README lists the commands as they are; --update writes it anew', async () => {
  const current = readme.replace(
    /(<!-- commands[^\n]*-->\n)[^]*?(<!-- \/commands -->)/,
    (_, begin: string, end: string) => `${begin}${commandList(commands)}\n${end}`,
  )
  await expect(current).toMatchFileSnapshot(file)
})

test('the README names every variable that is read', () => {
  const asked: string[] = []
  readConfig(new Proxy({}, { get: (_, name) => void asked.push(String(name)) }))
  const named = asked.filter((name) => !name.startsWith('TYPEORM_'))
  for (const name of named) expect(readme).toContain(`| \`${name}\` |`)
  expect(named.length).toBeGreaterThan(5)
})
