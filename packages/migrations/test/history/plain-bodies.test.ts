import fc from 'fast-check'
import { expect, test } from 'vitest'

import { scanBodies } from '../../src/history/bodies.ts'
import { plainBodies } from '../../src/history/plain-bodies.ts'
import { revisionSource } from '../../src/history/write.ts'

const pieces = [
  '  await queryRunner.query(`select 1`)\n',
  '  await queryRunner.query(`select $1, $' + '{2}`)\n',
  '  await queryRunner.query(`a \\` b`)\n',
  '  await queryRunner.query(\n    `a line of its own`,\n  )\n',
  '  await queryRunner.query("double")\n',
  '  await queryRunner.query(`one`, [1])\n',
  '  await queryRunner.query(`one`); await other()\n',
  '  // a comment with a ` and a }\n',
  '  /* a block\n  */\n',
  '\n',
  ' ',
  '}\n',
  '\r\n',
  '\u2028',
  'export const later = 1\n',
  '// created 2026-01-01T00:00:00.000Z\n',
  '\nexport async function downgrade(): Promise<void> {}\n',
  '\nexport async function upgrade(queryRunner: QueryRunner): Promise<void> {\n',
]

const changes = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...pieces)), { maxLength: 3 })

const plainHeading = {
  id: '8f31c0a45d2e',
  downRevisions: ['2b7e90cc14af'],
  message: 'plain',
  branchLabels: [],
  dependsOn: [],
  transaction: 'own',
  accepts: {},
} as const

const statement = fc.record({
  sql: fc.constantFrom(
    'select 1',
    'two\nlines',
    'a ` quote',
    `a line that is too long for its place: ${'x'.repeat(120)}`,
  ),
  comments: fc.subarray(['locks nothing', 'a `']),
})

const body = fc.array(statement, { maxLength: 3 })

/** A file as the program writes it, with pieces put in between its lines. */
const sources = fc
  .tuple(fc.record({ header: fc.constant(plainHeading), upgrade: body, downgrade: body }), changes)
  .map(([text, added]) => {
    const lines = revisionSource(text).split(/(?<=\n)/)
    for (const [place, piece] of added) lines.splice(place % (lines.length + 1), 0, piece)
    return lines.join('')
  })

test('what the program writes is read as plain', () => {
  const statements = ['create table a (id int)', 'select $1', 'two\nlines']
  const upgrade = statements.map((sql) => ({ sql, comments: ['locks nothing', 'at all'] }))
  const source = revisionSource({
    header: plainHeading,
    upgrade,
    downgrade: [],
    createdAt: new Date(0),
  })
  expect(plainBodies(source)).toEqual({ upgrade: statements, downgrade: [] })
})

test('what is read as plain is what the scanner reads', () => {
  let plain = 0
  fc.assert(
    fc.property(sources, (source) => {
      const found = plainBodies(source)
      if (found === null) return
      plain += 1
      expect(found).toEqual(scanBodies(source))
    }),
    { numRuns: 3000 },
  )
  expect(plain).toBeGreaterThan(100)
})
