import fc from 'fast-check'
import { expect, test } from 'vitest'

import { scanDeclarations } from '../../src/history/fields.ts'
import { readRevision, readRevisionBytes } from '../../src/history/file.ts'
import { plainHead, plainHeader } from '../../src/history/plain-header.ts'

const body = `export async function upgrade(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(\`select 1\`)
}

export async function downgrade(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(\`select 2\`)
}
`

const written = [
  `import type { QueryRunner } from 'typeorm'\n\n`,
  `export const revision = '8f31c0a45d2e'\n`,
  `export const downRevision = ['2b7e90cc14af', '11aa22bb33cc']\n`,
  `export const message = 'add snooze, and more than a few words'\n`,
  `export const branchLabels = ['loans']\n`,
  `export const transaction = 'none'\n`,
  `\n${body}`,
]

const pieces = [
  ...written,
  `export const downRevision = null\n`,
  `export const message = "it's"\n`,
  `export const message = 'it\\'s'\n`,
  `export const message: string = 'typed'\n`,
  `export const accepts = { 'drop-column': 'nobody reads it' }\n`,
  `export const revision = 'twice'\n`,
  `// a comment\n`,
  `const revision = 'local'\nexport { revision }\n`,
  `exports.message = 'later'\n`,
  `\n`,
  ` `,
]

/** A file as the program writes it, with pieces taken out and put in. */
const sources = fc
  .tuple(
    fc.subarray(written, { minLength: 3 }),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(...pieces)), { maxLength: 2 }),
  )
  .map(([kept, added]) => {
    const parts = [...kept]
    for (const [place, piece] of added) parts.splice(place % (parts.length + 1), 0, piece)
    return parts.join('')
  })

test('what the program writes is read as plain', () => {
  const { fields } = plainHeader(written.join('')) ?? {}
  expect(fields?.get('downRevision')?.value).toEqual(['2b7e90cc14af', '11aa22bb33cc'])
  expect(fields?.get('message')?.value).toBe('add snooze, and more than a few words')
})

test('what is read as plain is what the scanner reads', () => {
  let plain = 0
  fc.assert(
    fc.property(sources, (source) => {
      const found = plainHeader(source)
      if (found === null) return
      plain += 1
      expect(found).toEqual(scanDeclarations(source))
    }),
    { numRuns: 3000 },
  )
  expect(plain).toBeGreaterThan(100)
})

test('of what the program writes no more than the header becomes a text', () => {
  const head = plainHead(Buffer.from(written.join('')))
  expect(head).toBe(`${written.slice(0, -1).join('')}\nexport async function upgrade(`)
})

/** What may stand anywhere, and make a file another than it looks at its beginning. */
const strangers = ['\r\n', '\uFEFF', 'ä', "\nexport const message = 'behind'\n", '\nmodule.exports.message = 1\n']

test('the bytes of a file say what its text says', () => {
  const outcome = (read: () => unknown): unknown => {
    try {
      return read()
    } catch (error) {
      return String(error)
    }
  }
  const added = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...strangers)), { maxLength: 2 })
  fc.assert(
    fc.property(sources, added, (plain, pieces) => {
      const text = pieces.reduce((before, [nat, piece]) => {
        const place = nat % (before.length + 1)
        return before.slice(0, place) + piece + before.slice(place)
      }, plain)
      const [file, bytes] = ['/r/001_a.ts', Buffer.from(text)]
      expect(outcome(() => readRevisionBytes(file, bytes))).toEqual(outcome(() => readRevision(file, text)))
    }),
    { numRuns: 3000 },
  )
})
