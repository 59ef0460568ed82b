import { expect, test } from 'vitest'

import { readCatalog } from '../../src/io/catalog.ts'
import { connect } from '../../src/io/database.ts'
import { normalise } from '../../src/io/normalise.ts'
import { diff } from '../../src/plan/diff.ts'
import { freshDatabase } from '../support/postgres.ts'

const columns = 'a integer, b integer, flag boolean, word text, list text[]'

/** Which checks of a table `pair` are others when they read so. */
async function differing(
  words: Readonly<Record<string, readonly [string, string]>>,
  before = '',
): Promise<readonly string[]> {
  const { url, query } = await freshDatabase()
  const checks = Object.entries(words).map(([name, [is]]) => `constraint ${name} check (${is})`)
  await query(`${before}; create table pair (${[columns, ...checks].join(', ')})`)
  const database = await connect({ url }, 'test')
  try {
    const { schema: live } = await readCatalog(database, { defaultNamespace: 'public', ledgerSchema: 'retort' })
    const constraint = live.constraint.map((each) =>
      each.type === 'check' ? { ...each, expression: words[each.name]?.[1] ?? each.expression } : each,
    )
    const { declared } = await normalise(database, { live, declared: { ...live, constraint }, namespace: 'public' })
    return diff(live, declared).map(({ key }) => key.replace('constraint:pair.', ''))
  } finally {
    await database.close()
  }
}

test('what is called in two ways, and what comes down to the same values, is the same', async () => {
  const words = {
    trimmed: ['btrim(word) <> word', 'trim(word) <> word'],
    listed: [`list <@ array['a', 'b']`, `list <@ '{a,b}'`],
    truth: ['flag = true', 'flag'],
    nested: ['a > 0 and (b > 0 and flag)', '(a > 0 and b > 0) and flag'],
    summed: ['a > 1 + 1', 'a > 2'],
  } as const
  expect(await differing(words)).toEqual([])
})

test('what means something else stays something else', async () => {
  const words = {
    place: ['btrim(word) <> word', 'ltrim(word) <> word'],
    other: ['a > 0', 'b > 0'],
    sorted: [`list = array['a', 'b']`, `list = '{b,a}'`],
    unset: ['flag is true', 'flag'],
    either: ['a > 0 and (b > 0 or flag)', '(a > 0 and b > 0) or flag'],
    text: [`word <> 'CURRENT_TIMESTAMP'`, `word <> 'now()'`],
  } as const
  expect([...(await differing(words))].sort()).toEqual(Object.keys(words).sort())
})

test('no function that people made is run to find out', async () => {
  const before = `create function explode(integer) returns integer immutable language plpgsql as $$ begin raise exception 'run'; end $$`
  const words = {
    own: ['a > explode(1) and (b > 0 and flag)', '(a > explode(1) and b > 0) and flag'],
    listed: [`list <@ array['a', 'b']`, `list <@ '{a,b}'`],
  } as const
  expect(await differing(words, before)).toEqual(['own'])
})

test('what cannot be calculated spoils nothing else', async () => {
  const words = {
    nought: ['a > 1 / 0', '1 / 0 < a'],
    listed: [`list <@ array['a', 'b']`, `list <@ '{a,b}'`],
  } as const
  expect(await differing(words)).toEqual(['nought'])
})
