import { setTimeout as sleep } from 'node:timers/promises'

import { type Blocker, describeState, type Progress } from '../model/progress.ts'
import type { RevisionId } from '../model/revision.ts'
import { quoteLiteral } from '../sql/quote.ts'
import { ask, type ConnectionOptions, connect, type Database, type TextRow } from './database.ts'
import { runnerName } from './runner-name.ts'

/** Looks from a session of its own at a statement that takes long. */
export interface Watcher {
  /** Does the work, which has the server run a statement in the session that is to be watched. */
  during<T>(watch: Watch, work: () => Promise<T>): Promise<T>
  /** Has the server cancel what the session is doing. */
  cancel(session: Watched): Promise<void>
  close(): Promise<void>
}

/** A session by its process, or, where a pooler picks the session, by what the statement that it runs begins with. */
export type Watched = { readonly pid: number } | { readonly marker: string }

/** The process in which a statement runs that begins so: an expression of SQL, null while there is none. */
const processWith = (marker: string): string => `(
  select min(pid) from pg_stat_activity
  where state = 'active' and datname = current_database() and pid <> pg_backend_pid()
    and starts_with(query, ${quoteLiteral(marker)}))`

const processOf = (session: Watched): string => ('pid' in session ? `${session.pid}` : processWith(session.marker))

export interface Watch {
  readonly revision: RevisionId
  readonly session: Watched
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
  let own: Promise<Database> | undefined
  let last: Promise<unknown> = Promise.resolve()
  const lookNow = async (query: string): Promise<readonly TextRow[]> => {
    own ??= connect(settings.options, `watch ${runnerName()}`, settings.replyMs)
    return ask(await own, query)
  }
  // A cancellation may come while somebody looks; a session answers one question at a time.
  const look = (query: string): Promise<readonly TextRow[]> => {
    const answer = last.then(() => lookNow(query))
    last = answer.catch(() => undefined)
    return answer
  }
  const forget = (): void => {
    own?.then(({ destroy }) => destroy()).catch(() => undefined)
    own = undefined
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
    async cancel(session) {
      await look(`select pg_cancel_backend(${processOf(session)})`).catch(forget)
    },
    async close() {
      await own?.then(({ close }) => close()).catch(() => undefined)
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
  // A server that does not track what its sessions do never shows the statement.
  let seen = Number.POSITIVE_INFINITY
  do {
    try {
      const rows = await look(lookSql(watch.session, settings.replyMs))
      if (signal.aborted) return
      report(settings, watch, { rows, waitedMs: performance.now() - started })
      if (rows[0]?.own_pid != null) seen = performance.now()
      if (isOver(rows, watch, { unseenMs: performance.now() - seen, replyMs: settings.replyMs }))
        settings.database.destroy()
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

/** What is told of a session that is waited for, from its row of pg_stat_activity by the name of `other`. */
export const blockerColumns = `
    other.pid, other.application_name as application, other.usename as user, other.state,
    left(regexp_replace(other.query, '\\s+', ' ', 'g'), 200) as query, to_json(other.xact_start) #>> '{}' as since,
    (extract(epoch from clock_timestamp() - other.xact_start) * 1000)::bigint as age`

/** One row for each session that is waited for, and at least one; all of them tell how the watched session fares. */
const lookSql = (session: Watched, replyMs: number): string => `
  select own.pid as own_pid,
    coalesce(own.wait_event, '') = 'ClientRead'
      and own.state_change < clock_timestamp() - interval '${replyMs} milliseconds' as waits_for_client,
    build.phase, coalesce(nullif(build.blocks_total, 0), build.tuples_total) as total,
    case when build.blocks_total > 0 then build.blocks_done else build.tuples_done end as done,
    ${blockerColumns}
  from (select ${processOf(session)} as pid) as watched
  left join pg_stat_activity as own on own.pid = watched.pid
  left join pg_stat_progress_create_index as build on build.pid = watched.pid
  left join pg_stat_activity as other on other.pid = any (pg_blocking_pids(watched.pid))`

interface Sight {
  readonly rows: readonly TextRow[]
  readonly waitedMs: number
}

function report({ progress }: WatcherSettings, { revision, blocked }: Watch, { rows, waitedMs }: Sight): void {
  const [own] = rows
  const by = rows.flatMap((row) => (row.pid == null ? [] : [blockerOf(row)]))
  if (by.length > 0) {
    blocked(by)
    progress({ event: 'blocked', revision, by, waitedMs })
  }
  if (own?.phase != null) {
    progress({ event: 'index-build', revision, phase: own.phase, done: Number(own.done), total: Number(own.total) })
  }
}

/**
 * The server has long answered, or the session is no more: the answer was lost on its way. What a pooler keeps in its queue runs in no
 * session yet, and what has just ended runs in none any more.
 */
function isOver(
  [own]: readonly TextRow[],
  { session }: Watch,
  { unseenMs, replyMs }: { readonly unseenMs: number; readonly replyMs: number },
): boolean {
  if (own?.own_pid == null) return 'pid' in session || unseenMs > replyMs
  return own.waits_for_client === 't'
}

export const blockerOf = ({ pid, application, user, state, query, since, age }: TextRow): Blocker => ({
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
