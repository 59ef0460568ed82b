import type { Clock } from './clock.ts'

/** A value, or its id alone. */
export type Reference = string | { readonly id: string }

export const idOf = (reference: Reference): string => (typeof reference === 'string' ? reference : reference.id)

const epoch = 1_420_070_400_000n

/** Time-based, as Discord's are: clients read dates and shards out of them. */
export function createSnowflakes(clock: Clock): () => string {
  let count = 0n
  return () => {
    count += 1n
    return (((BigInt(clock.now()) - epoch) << 22n) | (count & 0x3fffffn)).toString()
  }
}

/** The shard that hears of a guild. */
export const shardOf = (guildId: string, shardCount: number): number =>
  Number((BigInt(guildId) >> 22n) % BigInt(shardCount))

/** The next snowflake that falls on a shard: its milliseconds are moved forward until they do. */
export function onShard(snowflake: string, [shard, count]: readonly [number, number]): string {
  const distance = (shard - shardOf(snowflake, count) + count) % count
  return (BigInt(snowflake) + (BigInt(distance) << 22n)).toString()
}

/** Milliseconds since 1970. */
export const timeOf = (snowflake: string): number => Number((BigInt(snowflake) >> 22n) + epoch)

export function byAge(first: { readonly id: string }, second: { readonly id: string }): number {
  return BigInt(first.id) < BigInt(second.id) ? -1 : 1
}
