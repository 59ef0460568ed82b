import type { Interaction } from 'discord.js'

import type { Asker } from '../domain/access.ts'

export const askerOf = ({ user, guildId, channelId, member, memberPermissions }: Interaction): Asker => ({
  userId: user.id,
  userName: user.username,
  guildId,
  channelId: channelId ?? '0',
  roleIds: rolesOf(member),
  permissions: guildId === null ? 0n : (memberPermissions?.bitfield ?? 0n),
})

/** Where the guild is not cached, the member comes as Discord sent it. */
function rolesOf(member: Interaction['member']): readonly string[] {
  if (member === null) return []
  return Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()]
}
