import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'

import { embeddedPostgres } from '../../../packages/migrations/src/io/embedded.ts'
import { changes, rows } from './changes.ts'
import { isDeadlock, type Stalls, underLoad } from './load.ts'
import { type Leg, type Plans, plansFor } from './plans.ts'

/** As the runner has it: whoever stands behind a statement that waits, waits as long as it does. */
const lockTimeoutMs = 2_000

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: { rows: { type: 'string', default: '1000000' } },
})
const count = Number(values.rows)

const folder = mkdtempSync(join(tmpdir(), 'retort-stalls-'))
const server = await embeddedPostgres({ folder, temporary: true })
try {
  console.log(
    `| ${count.toLocaleString('en')} rows | plain: writer ms | reader ms | took ms | online: writer ms | reader ms | took ms |`,
  )
  console.log('|---|--:|--:|--:|--:|--:|--:|')
  let [longest, deadlocks] = [0, 0]
  for (const { title, before, after, mend } of changes) {
    await database('model_before', before)
    await database('model_after', after)
    const plans = mended(await plansFor(urlOf('model_before'), urlOf('model_after'), 18), mend)
    const figures = [await measure(before, plans, 'plain'), await measure(before, plans, 'online')]
    longest = Math.max(longest, ...figures.slice(1).flatMap(({ writerMs, readerMs }) => [writerMs, readerMs]))
    deadlocks += figures.slice(1).reduce((sum, each) => sum + each.deadlocks, 0)
    console.log(`| ${[title, ...figures.flatMap(cellsOf)].join(' | ')} |`)
  }
  const isMet = longest <= lockTimeoutMs && deadlocks === 0
  const verdict = isMet ? 'met' : '**not met**'
  console.log(
    `\n- ${verdict}: online nobody waits longer than the lock time-out, ${lockTimeoutMs} ms: ${longest.toFixed(0)} ms; deadlocks: ${deadlocks}`,
  )
} finally {
  await server.release()
  rmSync(folder, { recursive: true, force: true })
}

function cellsOf({ writerMs, readerMs, tookMs, deadlocks }: Figures): readonly string[] {
  const [writer, reader, took] = [writerMs, readerMs, tookMs].map((figure) => figure.toFixed(0))
  return [`${writer}${deadlocks === 0 ? '' : `, deadlocks: ${deadlocks}`}`, `${reader}`, `${took}`]
}

function mended({ plain, online }: Plans, mend: string | undefined): Plans {
  const first = mend === undefined ? [] : [mend]
  return {
    plain: plain.map((leg, place) => (place === 0 ? { ...leg, statements: [...first, ...leg.statements] } : leg)),
    online,
  }
}

interface Figures extends Stalls {
  readonly tookMs: number
}

/** Changes a table with many rows under load; what the load does before and after the change counts as well. */
async function measure(before: string, plans: Plans, manner: keyof Plans): Promise<Figures> {
  const url = await database('measured', `${before};\n${rows(count)}`)
  const stop = await underLoad(url, count)
  await sleep(500)
  const started = performance.now()
  let refused = 0
  for (const leg of plans[manner]) refused += await performedAtLast(url, leg)
  const tookMs = performance.now() - started
  const stalls = await stop()
  return { ...stalls, deadlocks: stalls.deadlocks + refused, tookMs }
}

/** A transaction that loses a deadlock is begun again, as a person would; answers how often that was. */
async function performedAtLast(url: string, leg: Leg, refused = 0): Promise<number> {
  try {
    await perform(url, leg)
    return refused
  } catch (error) {
    if (!isDeadlock(error) || !leg.isTransaction || refused === 5) throw error
    return performedAtLast(url, leg, refused + 1)
  }
}

async function perform(url: string, { isTransaction, statements }: Leg): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`set lock_timeout = ${lockTimeoutMs}`)
  try {
    if (isTransaction) await client.query('begin')
    for (const sql of statements) {
      // Only locks that others wait behind are given up; CONCURRENTLY waits for transactions, and nobody for it.
      await client.query(`set lock_timeout = ${/\bconcurrently\b/i.test(sql) ? 0 : lockTimeoutMs}`)
      await client.query(sql)
    }
    if (isTransaction) await client.query('commit')
  } finally {
    await client.end()
  }
}

async function database(name: string, sql: string): Promise<string> {
  const administrator = new pg.Client({ connectionString: server.url })
  await administrator.connect()
  await administrator.query(`drop database if exists ${name} with (force)`)
  await administrator.query(`create database ${name}`)
  await administrator.end()
  const client = new pg.Client({ connectionString: urlOf(name) })
  await client.connect()
  await client.query(sql)
  await client.end()
  return urlOf(name)
}

function urlOf(name: string): string {
  const url = new URL(server.url)
  url.pathname = `/${name}`
  return url.href
}
