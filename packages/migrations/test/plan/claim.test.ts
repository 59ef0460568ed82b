import fc from 'fast-check'
import { expect, test } from 'vitest'

import { tableKey } from '../../src/kinds/keys.ts'
import { nameOf } from '../../src/model/key.ts'
import { lockModes, statement } from '../../src/model/statement.ts'
import { claimFrom } from '../../src/plan/claim.ts'
import { factsOf } from '../../src/plan/facts.ts'

const name = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', minLength: 1 }),
  fc.constantFrom('a"b', 'LOSES DATA: x', 'a: SHARE; b', '. LOSES DATA: ', 'reads every row'),
)
const fact = fc.record({
  namespace: fc.option(name),
  name,
  mode: fc.constantFrom(...lockModes),
  work: fc.constantFrom('none', 'reads', 'rewrites'),
})

test('whatever a comment says of locks, rewrites and losses is read from it again', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fact, { selector: (each) => tableKey(each.namespace, each.name), maxLength: 4 }),
      fc.option(fc.constantFrom('every row of a', 'every value of "b"')),
      fc.option(fc.constantFrom('a value of a.b in every row of a', 'a value of "LOSES DATA: x"')),
      (facts, loses, needs) => {
        const relations = facts.map((each) => tableKey(each.namespace, each.name))
        const having = (...works: string[]) => relations.filter((_, index) => works.includes(facts[index]?.work ?? ''))
        const line = factsOf(
          statement('select', {
            locks: facts.map(({ mode }, index) => ({ relation: relations[index] ?? tableKey(null, ''), mode })),
            scans: having('reads', 'rewrites'),
            rewrites: having('rewrites'),
            loses,
            needs,
          }),
        )
        expect(claimFrom(line)).toEqual({
          relations: facts.map(({ mode, work }, index) => ({
            relation: nameOf(relations[index] ?? tableKey(null, '')),
            mode,
            rewrites: work === 'rewrites',
            reads: work !== 'none',
          })),
          loses,
          needs,
        })
      },
    ),
  )
})

test.each(['', 'moves what is due', 'books: nobody reads it', 'see https://example.org: SHARE'])(
  'a comment of a person claims nothing: %s',
  (line) => expect(claimFrom(line)).toBeNull(),
)
