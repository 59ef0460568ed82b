import { createHash } from 'node:crypto'

/** Short enough for a custom id; another one says that what somebody has in front of them is not what is there. */
export const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12)
