import type { Sense } from '../kinds/expression-probe.ts'
import { callsOnlyOwn, withoutManner } from '../sql/node-tree.ts'
import { plainClock } from '../sql/plain-clock.ts'
import type { Database } from './database.ts'

/** An expression as it is printed, and where it is stored. */
export interface Stored {
  readonly text: string | undefined
  readonly sense: Sense | null
}

type Two = readonly [Stored, Stored]

/**
 * Which of these pairs, that print differently, the server takes for the same all the same: because it keeps the same tree for
 * both (`btrim(a)` and `TRIM(a)`), or because its planner makes the same of both (`ARRAY['a']` and `'{a}'::text[]`). Planning
 * runs what is immutable, so where functions of people's own are called, only the trees are compared.
 */
export async function haveSameSense(database: Database, pairs: readonly Two[]): Promise<readonly boolean[]> {
  const senses = [...new Set(pairs.flatMap((pair) => pair.flatMap(({ sense }) => sense ?? [])))]
  if (senses.length === 0) return pairs.map(() => false)
  const trees = await treesOf(database, senses)
  const treeOf = ({ sense }: Stored) => (sense === null ? undefined : trees.get(sense))
  const isSameTree = ([one, other]: Two): boolean => {
    const tree = treeOf(one)
    return (
      tree !== undefined &&
      one.sense?.table === other.sense?.table &&
      withoutManner(tree) === withoutManner(treeOf(other) ?? '')
    )
  }
  const mayPlan = (each: Stored): boolean => {
    const tree = treeOf(each)
    return each.text !== undefined && tree !== undefined && callsOnlyOwn(tree)
  }
  const open = pairs.filter((pair) => !isSameTree(pair) && pair.every(mayPlan))
  const planned = new Map(await plansOf(database, open))
  return pairs.map((pair) => isSameTree(pair) || planned.get(pair) === true)
}

async function treesOf(database: Database, senses: readonly Sense[]): Promise<ReadonlyMap<Sense, string>> {
  const select = senses.map(({ tree }, place) => `select ${place} as place, (${tree}) as tree`).join('\nunion all\n')
  const [found] = await database.run(select)
  return new Map(
    found?.rows.flatMap(({ place, tree }) => {
      const sense = senses[Number(place)]
      return sense === undefined || tree === null || tree === undefined ? [] : [[sense, tree] as const]
    }),
  )
}

async function plansOf(database: Database, pairs: readonly Two[]): Promise<readonly (readonly [Two, boolean])[]> {
  if (pairs.length === 0) return []
  const results = await database.run(pairs.flatMap((pair) => pair.map(explained)).join(';\n'))
  const outputs = results.map(({ rows }) => outputOf(rows[0]?.['QUERY PLAN']))
  return pairs.map((pair, place) => {
    const output = outputs[2 * place]
    return [pair, output !== undefined && output === outputs[2 * place + 1]]
  })
}

function explained({ text, sense }: Stored): string {
  const value = sense?.type == null ? `(${text})` : `(${text})::${sense.type}`
  return `explain (verbose, costs off, format json) select ${value} from pg_temp.${sense?.table} as held`
}

function outputOf(plan: string | null | undefined): string | undefined {
  const [{ Plan: { Output: [output] = [] } = {} } = {}] = JSON.parse(plan ?? '[]') as {
    readonly Plan?: { readonly Output?: readonly string[] }
  }[]
  return output === undefined ? undefined : plainClock(output)
}
