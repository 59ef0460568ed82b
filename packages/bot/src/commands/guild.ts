import type { Asker } from '../domain/access.ts'
import { UserError } from '../errors.ts'

/** The guild in which something is asked; a crafted request may come from none. */
export function guildOf({ guildId }: Asker): string {
  if (guildId !== null) return guildId
  throw new UserError('wrong-place', 'This can be done only in a server.')
}
