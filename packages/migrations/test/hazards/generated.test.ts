import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'

import { loadParser, type Parse } from '../../src/actions/parser.ts'
import { actionsOf } from '../../src/actions/read.ts'
import { type Effect, effectOf } from '../../src/effects/effect.ts'
import { follow, settled } from '../../src/effects/follow.ts'
import { type KnownSchema, shown, tableNamed } from '../../src/effects/known.ts'
import type { RelationName } from '../../src/model/relation.ts'
import { lockModes } from '../../src/model/statement.ts'
import { knownAfter, naming } from '../support/example-tables.ts'

const golden = join(import.meta.dirname, '../golden')
const cases = readdirSync(golden, { recursive: true, encoding: 'utf8' })
  .filter((file) => basename(file) === 'up.sql')
  .map(dirname)
  .sort()

let parse: Parse
beforeAll(async () => {
  parse = await loadParser()
})

describe('what is said above a planned statement is what lint says of it', () => {
  test.each(cases)('%s', (name) => {
    let known = knownAfter(parse, [readFileSync(join(golden, name, 'before.sql'), 'utf8')])
    const disagreements: unknown[] = []
    for (const revision of readFileSync(join(golden, name, 'up.sql'), 'utf8').split('-- the next revision --')) {
      for (const { comment, sql } of statementsOf(revision)) {
        const judged = judge(sql, known)
        const [planned, said] = [plannedFacts(comment, known), saidFacts(judged.effects, known)]
        if (JSON.stringify(planned) !== JSON.stringify(said)) disagreements.push({ sql, planned, said })
        known = judged.known
      }
      known = settled(known)
    }
    expect(disagreements).toEqual([])
  })
})

test('there are cases', () => {
  expect(cases.length).toBeGreaterThan(30)
})

/** A statement with the lines right above it, of which one has the facts. */
const statementsOf = (revision: string): readonly { readonly comment: string; readonly sql: string }[] =>
  revision
    .split(/\n\n(?=-- )/)
    .map((part) => part.trim().split('\n'))
    .flatMap((lines) => {
      const begin = lines.findIndex((line) => !line.startsWith('-- '))
      return begin < 1
        ? []
        : [
            {
              comment: lines
                .slice(0, begin)
                .map((line) => line.slice('-- '.length))
                .join('; '),
              sql: lines.slice(begin).join('\n'),
            },
          ]
    })

function judge(sql: string, before: KnownSchema): { readonly effects: readonly Effect[]; readonly known: KnownSchema } {
  const parsed = parse(sql)
  if ('problem' in parsed) throw new Error(`${parsed.problem}: ${sql}`)
  let known = before
  const effects = parsed.statements
    .flatMap(({ node }) => actionsOf(node, naming))
    .map((action) => {
      const effect = effectOf(action, { known, serverVersion: 18 })
      known = follow(known, action)
      return effect
    })
  return { effects, known }
}

/** Facts about tables that are there, and locks that somebody may wait for: `members: ACCESS EXCLUSIVE, rewrites every row`. */
const plannedFacts = (comment: string, known: KnownSchema): readonly string[] =>
  comment
    .replace(/\. LOSES DATA.*/, '')
    .split('; ')
    .map((fact) => fact.replace(/, no rewrite|, no scan/g, ''))
    .filter((fact) => isThere(fact.split(': ')[0] ?? '', known))
    .filter((fact) => !/: (reads every row|(ACCESS|ROW) SHARE(, reads every row)?)$/.test(fact))
    .sort()

const isThere = (table: string, known: KnownSchema): boolean => (known.tables.get(table)?.original ?? null) !== null

/** A plan speaks of a partitioned table, and means its partitions too. */
function wholeOf(relation: RelationName, known: KnownSchema): string {
  const parent = tableNamed(known, relation)?.partitionOf ?? null
  return parent === null ? shown(relation) : wholeOf(parent, known)
}

function saidFacts(effects: readonly Effect[], known: KnownSchema): readonly string[] {
  const whole = (relation: RelationName): string => wholeOf(relation, known)
  const relations = effects.flatMap(({ locks, rewrites, scans }) => [
    ...locks.map(({ relation }) => relation),
    ...rewrites,
    ...scans,
  ])
  const has = (list: 'rewrites' | 'scans', name: string): boolean =>
    effects.some((effect) => effect[list].some((relation) => whole(relation) === name))
  return [...new Set(relations.map(whole))]
    .filter((name) => isThere(name, known))
    .map((name) => {
      const held = effects.flatMap(({ locks }) => locks.filter(({ relation }) => whole(relation) === name))
      const mode = lockModes.findLast((each) => held.some((lock) => lock.mode === each))
      const rows = has('rewrites', name) ? ', rewrites every row' : has('scans', name) ? ', reads every row' : ''
      return `${name}: ${mode}${rows}`
    })
    .sort()
}
