import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'

const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8')

it('shows the example that is run', async () => {
  expect(await read('../README.md')).toContain(`\`\`\`ts\n${await read('./example.test.ts')}\`\`\``)
})
