import { isDeepStrictEqual } from 'node:util'

import type { ColumnFound, Fingerprint } from '../support/fingerprint.ts'
import type { PostgresVersion } from '../support/postgres-server.ts'
import { commonRows, holdsAny, namedIn, rowsWithout } from './kept-rows.ts'
import { type Change, isRefusal, type Scenario } from './scenario.ts'
import { openSite, type Site } from './site.ts'
import { generateTypeorm, runTypeorm, synchroniseTypeorm, type TypeormMigration } from './typeorm-site.ts'

/** What TypeORM's own generator makes of a scenario, in words: `right`, or what is wrong with it. */
export async function playTypeorm(scenario: Scenario, version: PostgresVersion): Promise<string> {
  const site = await openSite(version)
  try {
    return await judged(site, scenario)
  } catch (error) {
    return error instanceof Failure ? error.message : `stops: ${shortened(error)}`
  } finally {
    await site.leave()
  }
}

/** Ends the scenario, because nothing that follows could be tried. */
class Failure extends Error {}

async function judged(site: Site, scenario: Scenario): Promise<string> {
  const { before, beside = '', rows = '', after, outcome } = scenario
  if (typeof before === 'string') await site.run(before)
  else await attempt('cannot build what is there before', synchroniseTypeorm(site, before))
  await attempt('builds something else before', site.run(`${beside};${rows}`))
  const found = await generateTypeorm(site, after)
  if (outcome === 'no difference') return verdict(await noDifference(site, scenario, found))
  if (isRefusal(outcome)) return refusal(site, scenario, found)
  if (found.up.length === 0) return 'finds nothing'
  return verdict(await change(site, scenario, { found, outcome }))
}

const verdict = (faults: readonly string[]): string => (faults.length === 0 ? 'right' : faults.join('; '))

async function noDifference(site: Site, { after }: Scenario, { up }: TypeormMigration): Promise<readonly string[]> {
  if (up.length === 0) return []
  const start = await site.look()
  await attempt('writes what is not needed, and it fails', runTypeorm(site, up))
  const lost = rowsDiffer(start, await site.look(), []) ? ['loses values'] : []
  const again = (await generateTypeorm(site, after)).up.length > 0
  return [again ? 'writes what is not needed, every time' : 'writes what is not needed, once', ...lost]
}

/** There is no right way; how far it goes before anybody hears of it. */
async function refusal(site: Site, { after }: Scenario, { up }: TypeormMigration): Promise<string> {
  if (up.length === 0) return 'finds nothing'
  const start = await site.look()
  await attempt('writes what fails', runTypeorm(site, up))
  const lost = rowsDiffer(start, await site.look(), []) ? ' and loses values' : ''
  const again = (await generateTypeorm(site, after)).up.length > 0 ? '; writes it again, every time' : ''
  return `does it without a word${lost}${again}`
}

interface Judged {
  readonly found: TypeormMigration
  readonly outcome: Change
}

async function change(site: Site, { after }: Scenario, { found, outcome }: Judged): Promise<readonly string[]> {
  const { drops = [], changes = [], maps = [], keeps = {}, blocked } = outcome
  const unannounced = blocked === undefined ? [] : ['does not say what is in the way']
  if (blocked !== undefined) {
    await runTypeorm(site, found.up).then(
      () => Promise.reject(new Failure('does not say what is in the way, and loses it')),
      () => undefined,
    )
    await site.run(blocked.mend)
  }
  const start = await site.look()
  await attempt('fails', runTypeorm(site, found.up))
  const reached = await site.look()
  const lost = [...drops, ...changes]
  const isLost = rowsDiffer(start, reached, [...lost, ...maps]) || hasEmptied(start, reached, lost)
  const isElsewhere = !isLost && !(await answersAs(site, keeps))
  const isUnasked = holdsAny(start, namedIn(lost))
  const again = (await generateTypeorm(site, after)).up.length > 0
  return [
    ...unannounced,
    ...(isUnasked ? ['takes values away without a word'] : []),
    ...(isLost ? ['loses values'] : []),
    ...(isElsewhere ? ['leads to something else'] : []),
    ...(again ? ['writes something again, every time'] : []),
    ...(await wayBack(site, found, { start, lost })),
  ]
}

async function wayBack(
  site: Site,
  { down }: TypeormMigration,
  { start, lost }: { readonly start: Fingerprint; readonly lost: readonly string[] },
): Promise<readonly string[]> {
  try {
    await runTypeorm(site, down)
  } catch (error) {
    return [`down fails: ${shortened(error)}`]
  }
  const back = await site.look()
  if (!isDeepStrictEqual(back.schema, start.schema)) return ['down is not exact']
  return isDeepStrictEqual(rowsWithout(back.rows, namedIn(lost)), rowsWithout(start.rows, namedIn(lost)))
    ? []
    : ['down loses values']
}

function rowsDiffer(start: Fingerprint, reached: Fingerprint, changed: readonly string[]): boolean {
  const [held, holds] = commonRows({ before: start, after: reached, renames: [] }, namedIn(changed))
  return !isDeepStrictEqual(held, holds)
}

/** Whether a column holds less than before, or is gone, without being one of those that shall go. */
function hasEmptied(start: Fingerprint, reached: Fingerprint, lost: readonly string[]): boolean {
  const held = (rows: Fingerprint['rows'], { table, column }: ColumnFound): number =>
    (rows[table] ?? []).filter((row) => row[column] != null).length
  const isMeant = namedIn(lost)
  return start.columns.some(
    (each) =>
      !isMeant(each.table) && !isMeant(each.table, each.column) && held(reached.rows, each) < held(start.rows, each),
  )
}

async function answersAs(site: Site, wanted: NonNullable<Change['keeps']>): Promise<boolean> {
  for (const [sql, rows] of Object.entries(wanted)) {
    const found = await site.answers(sql).catch(() => null)
    if (!isDeepStrictEqual(found, [...rows].sort())) return false
  }
  return true
}

async function attempt(what: string, running: Promise<void>): Promise<void> {
  await running.catch((error: unknown) => {
    throw new Failure(`${what}: ${shortened(error)}`)
  })
}

/** The first line of a message, without what would break a table. */
function shortened(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  const text = line.replaceAll('|', '\\|').replace(/[`<>]/g, "'")
  return text.length > 90 ? `${text.slice(0, 89)}…` : text
}
