import { createHash } from 'node:crypto'
import type { RateLimit } from '../options.ts'
import type { Clock } from '../world/clock.ts'
import type { Match } from './route.ts'

/** What one request finds its bucket to be. */
export interface Allowance {
  readonly exceeded: boolean
  /** Seconds until the bucket is full again. */
  readonly resetAfter: number
  readonly headers: Readonly<Record<string, string>>
}

export type Spend = (match: Match) => Allowance

interface Bucket {
  remaining: number
  resetAt: number
}

/** One bucket for every route and for every channel, guild or webhook in its path, as Discord keeps them. */
export function createRateLimits(clock: Clock, { requests, window }: RateLimit): Spend {
  const buckets = new Map<string, Bucket>()
  return ({ route, parameters }) => {
    const major = parameters.channel ?? parameters.guild ?? parameters.token ?? ''
    const name = bucketName(`${route.method} ${route.path}`)
    const now = clock.now()
    const known = buckets.get(`${name}:${major}`)
    const bucket = known && known.resetAt > now ? known : { remaining: requests, resetAt: now + window }
    buckets.set(`${name}:${major}`, bucket)
    const exceeded = bucket.remaining === 0
    bucket.remaining = Math.max(0, bucket.remaining - 1)
    const resetAfter = (bucket.resetAt - now) / 1_000
    return { exceeded, resetAfter, headers: headersOf(bucket, { name, requests, resetAfter }) }
  }
}

const bucketName = (route: string): string => createHash('sha256').update(route).digest('hex').slice(0, 32)

const headersOf = (
  { remaining, resetAt }: Bucket,
  { name, requests, resetAfter }: { readonly name: string; readonly requests: number; readonly resetAfter: number },
): Readonly<Record<string, string>> => ({
  'x-ratelimit-limit': String(requests),
  'x-ratelimit-remaining': String(remaining),
  'x-ratelimit-reset': String(resetAt / 1_000),
  'x-ratelimit-reset-after': String(resetAfter),
  'x-ratelimit-bucket': name,
})
