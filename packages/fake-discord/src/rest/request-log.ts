import { objectOf } from '../json.ts'
import type { Method } from './route.ts'
import type { Upload } from './upload.ts'

/** One request of the bot and how it was answered. */
export interface LoggedRequest {
  readonly method: Method
  /** Without `/api/v10`, percent signs decoded. */
  readonly path: string
  /** The route that answered, such as `/channels/:channel/messages`; null when this Discord has none for it. */
  readonly route: string | null
  readonly query: URLSearchParams
  readonly body: unknown
  readonly files: readonly Upload[]
  /** What the guild's audit log shall say. */
  readonly reason: string | null
  /** Null while it is being answered; 0 when the connection was cut instead. */
  readonly status: number | null
  readonly response: unknown
  readonly at: number
}

/** Every given field must fit. */
export interface RequestFilter {
  readonly method?: Method
  readonly path?: string | RegExp
  readonly route?: string | null
  readonly status?: number
  /** Answered with 4xx or 5xx, or not. */
  readonly refused?: boolean
  /** The code in the answer, such as 50035. */
  readonly code?: number
}

export interface RequestLog {
  open(request: Omit<LoggedRequest, 'status' | 'response'>): number
  close(index: number, outcome: { readonly status: number; readonly response: unknown }): void
  select(filter?: RequestFilter): readonly LoggedRequest[]
  /** The latest requests as lines, for the message of a wait that failed. */
  tail(count: number): string
}

export function createRequestLog(): RequestLog {
  const entries: LoggedRequest[] = []
  return {
    open: (request) => entries.push({ ...request, status: null, response: undefined }) - 1,
    close: (index, outcome) => {
      const entry = entries[index]
      if (entry) entries[index] = { ...entry, ...outcome }
    },
    select: (filter = {}) => entries.filter((entry) => fits(entry, filter)),
    tail: (count) => entries.slice(-count).map(line).join('\n'),
  }
}

function fits(entry: LoggedRequest, { method, path, route, status, refused, code }: RequestFilter): boolean {
  if (method !== undefined && entry.method !== method) return false
  if (path !== undefined && !pathFits(entry.path, path)) return false
  if (route !== undefined && entry.route !== route) return false
  if (status !== undefined && entry.status !== status) return false
  if (refused !== undefined && (entry.status ?? 0) >= 400 !== refused) return false
  return code === undefined || objectOf(entry.response).code === code
}

export const pathFits = (path: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? path === wanted : wanted.test(path)

function line({ method, path, status, response }: LoggedRequest): string {
  const answer = (status ?? 0) >= 400 ? JSON.stringify(response) : ''
  return `  ${method} ${path} -> ${status ?? 'no answer yet'} ${answer}`.trimEnd()
}
