import type { Refusal } from '../refusal.ts'
import type { Fault } from './fault.ts'

/** What goes back over the wire; null cuts the connection. */
export type Outcome = Reply | null

export interface Reply {
  readonly status: number
  readonly body: unknown
  readonly headers: Readonly<Record<string, string>>
}

export const success = (body: unknown): Reply => ({ status: body === undefined ? 204 : 200, body, headers: {} })

export const refused = ({ status, body }: Refusal): Reply => ({ status, body, headers: {} })

export function faulty(fault: Fault, status: number): Reply {
  const plain = { status, body: { code: fault.code ?? 0, message: fault.message ?? `Injected ${status}` }, headers: {} }
  const reply =
    status === 429 ? limited({ retryAfter: fault.retryAfter ?? 0.05, global: fault.global === true }) : plain
  return { status, body: fault.body ?? reply.body, headers: { ...reply.headers, ...fault.headers } }
}

export const limited = ({ retryAfter, global }: { readonly retryAfter: number; readonly global: boolean }): Reply => ({
  status: 429,
  body: { message: 'You are being rate limited.', retry_after: retryAfter, global },
  headers: {
    'retry-after': String(retryAfter),
    'x-ratelimit-scope': global ? 'global' : 'user',
    ...(global ? { 'x-ratelimit-global': 'true' } : {}),
  },
})
