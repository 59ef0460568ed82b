import { setTimeout as sleep } from 'node:timers/promises'

import { type Blocker, describeState, type Progress } from '../model/progress.ts'
import type { RevisionId } from '../model/revision.ts'
import { ask, type ConnectionOptions, connect, type Database, type TextRow } from './database.ts'
import { runnerName } from './runner-name.ts'

/** Looks from a session of its own at a statement that takes long. */
export interface Watcher {
  /** Does the work, which has the server's process `pid` run a statement. */
  during<T>(watch: Watch, work: () => Promise<T>): Promise<T>
  /** Has the server cancel what the process is doing. */
  cancel(pid: number): Promise<void>
  close(): Promise<void>
}

export interface Watch {
  readonly revision: RevisionId
  readonly pid: number
  /** Told who is waited for whenever that is seen. */
  readonly blocked: (by: readonly Blocker[]) => void
}

export interface WatcherSettings {
  readonly options: ConnectionOptions
  readonly progress: (event: Progress) => void
  readonly database: Database
  /** How long a statement may take before anybody looks; less than a lock's time-out. */
  readonly afterMs: number
  /** How long the server may have been waiting for this client, which waits for the server, until the answer counts as lost. */
  readonly replyMs: number
  /** Nothing shows any more that the network is there. */
  readonly isCutOff: () => boolean
}

const everyMs = 1_000

/** A watcher that opens its session when it is first needed. Where it gets none it sees nothing, and nothing fails. */
export function createWatcher(settings: WatcherSettings): Watcher {
  let session: Promise<Database> | undefined
  let last: Promise<unknown> = Promise.resolve()
  const lookNow = async (query: string): Promise<readonly TextRow[]> => {
    session ??= connect(settings.options, `watch ${runnerName()}`, settings.replyMs)
    return ask(await session, query)
  }
  // A cancellation may come while somebody looks; a session answers one question at a time.
  const look = (query: string): Promise<readonly TextRow[]> => {
    const answer = last.then(() => lookNow(query))
    last = answer.catch(() => undefined)
    return answer
  }
  const forget = (): void => {
    session?.then(({ destroy }) => destroy()).catch(() => undefined)
    session = undefined
  }
  return {
    async during(watch, work) {
      let watching: Watching | undefined
      const timer = setTimeout(() => {
        watching = startWatching(settings, watch, { look, forget })
      }, settings.afterMs)
      try {
        return await work()
      } finally {
        clearTimeout(timer)
        await watching?.stop()
      }
    },
    async cancel(pid) {
      await look(`select pg_cancel_backend(${pid})`).catch(forget)
    },
    async close() {
      await session?.then(({ close }) => close()).catch(() => undefined)
    },
  }
}

interface Eyes {
  readonly look: (query: string) => Promise<readonly TextRow[]>
  readonly forget: () => void
}

interface Watching {
  stop(): Promise<void>
}

function startWatching(settings: WatcherSettings, watch: Watch, eyes: Eyes): Watching {
  const stop = new AbortController()
  const watching = keepWatching(settings, watch, { ...eyes, signal: stop.signal })
  return {
    stop() {
      stop.abort()
      return watching
    },
  }
}

async function keepWatching(
  settings: WatcherSettings,
  watch: Watch,
  { look, forget, signal }: Eyes & { readonly signal: AbortSignal },
): Promise<void> {
  const started = performance.now() - settings.afterMs
  do {
    try {
      const rows = await look(lookSql(watch.pid, settings.replyMs))
      if (signal.aborted) return
      report(settings, watch, { rows, waitedMs: performance.now() - started })
    } catch {
      forget()
      // Neither the lease's heartbeat nor this session gets through: the answer that is waited for will not either.
      if (settings.isCutOff()) settings.database.destroy()
    }
  } while (await slept(everyMs, signal))
}

async function slept(ms: number, signal: AbortSignal): Promise<boolean> {
  await sleep(ms, undefined, { signal }).catch(() => undefined)
  return !signal.aborted
}

/** One row for each session that is waited for, and at least one; all of them tell how the watched session fares. */
const lookSql = (pid: number, replyMs: number): string => `
  select own.pid as own_pid,
    coalesce(own.wait_event, '') = 'ClientRead'
      and own.state_change < clock_timestamp() - interval '${replyMs} milliseconds' as waits_for_client,
    build.phase, coalesce(nullif(build.blocks_total, 0), build.tuples_total) as total,
    case when build.blocks_total > 0 then build.blocks_done else build.tuples_done end as done,
    other.pid, other.application_name as application, other.usename as user, other.state,
    left(regexp_replace(other.query, '\\s+', ' ', 'g'), 200) as query, to_json(other.xact_start) #>> '{}' as since,
    (extract(epoch from clock_timestamp() - other.xact_start) * 1000)::bigint as age
  from (values (1)) as one
  left join pg_stat_activity as own on own.pid = ${pid}
  left join pg_stat_progress_create_index as build on build.pid = ${pid}
  left join pg_stat_activity as other on other.pid = any (pg_blocking_pids(${pid}))`

interface Sight {
  readonly rows: readonly TextRow[]
  readonly waitedMs: number
}

function report(
  { progress, database }: WatcherSettings,
  { revision, blocked }: Watch,
  { rows, waitedMs }: Sight,
): void {
  const [own] = rows
  const by = rows.flatMap((row) => (row.pid == null ? [] : [blockerOf(row)]))
  if (by.length > 0) {
    blocked(by)
    progress({ event: 'blocked', revision, by, waitedMs })
  }
  if (own?.phase != null) {
    progress({ event: 'index-build', revision, phase: own.phase, done: Number(own.done), total: Number(own.total) })
  }
  // The server has long answered, or the session is no more: the answer was lost on its way.
  if (own?.own_pid == null || own.waits_for_client === 't') database.destroy()
}

const blockerOf = ({ pid, application, user, state, query, since, age }: TextRow): Blocker => ({
  pid: Number(pid),
  application: application ?? '',
  user: user ?? '',
  state: state ?? '',
  query: query ?? '',
  since: since ?? '',
  ageMs: age == null ? null : Number(age),
})

/** Who is waited for, and how to end it. */
export function describeBlockers(blockers: readonly Blocker[]): string {
  const each = blockers.map((blocker) => {
    const { pid, application, user, query } = blocker
    const name = [application, user].filter((part) => part !== '').join(', ')
    const state = describeState(blocker)
    return `process ${pid}${name === '' ? '' : ` (${name})`}${state === '' ? '' : `, ${state}`}${query === '' ? '' : `: ${query}`}`
  })
  const pids = blockers.map(({ pid }) => `pg_terminate_backend(${pid})`)
  return `Blocked by ${each.join('; ')}. Wait for it, or end it with: select ${pids.join(', ')};`
}
