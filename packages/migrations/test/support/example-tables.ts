import type { Parse } from '../../src/actions/parser.ts'
import { actionsOf } from '../../src/actions/read.ts'
import { exampleTables as emptyTables } from '../../src/effects/example-tables.ts'
import { follow, settled } from '../../src/effects/follow.ts'
import { type KnownSchema, nothingKnown } from '../../src/effects/known.ts'

export const naming = { defaultNamespace: 'public' }

/** The tables of the examples with rows in them, so that rewriting and reading can be seen. */
export const exampleTables: readonly string[] = [
  ...emptyTables,
  `insert into guilds select n, 'guild ' || n, 'north' from generate_series(1, 200) n`,
  `insert into members (id, guild_id, name, nickname, email, joined_at)
     select n, n, 'member ' || n, 'nick', n || '@example.org', now() from generate_series(1, 200) n`,
  `insert into messages select n, 'hello', n from generate_series(1, 200) n`,
  `insert into events select n, 'seen' from generate_series(1, 200) n`,
  `insert into events_next select n, 'seen' from generate_series(1001, 1200) n`,
  `refresh materialized view guild_sizes`,
  'analyze',
]

/** What is known once these statements have run, one after another. */
export function knownAfter(parse: Parse, statements: readonly string[]): KnownSchema {
  let known = nothingKnown
  for (const sql of statements) {
    const parsed = parse(sql)
    if ('problem' in parsed) throw new Error(`${parsed.problem}: ${sql}`)
    for (const { node } of parsed.statements)
      for (const action of actionsOf(node, naming)) known = follow(known, action)
  }
  return settled(known)
}
