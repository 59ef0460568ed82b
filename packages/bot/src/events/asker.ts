import type { Interaction } from 'discord.js'

import type { Asker } from '../domain/access.ts'

export const askerOf = ({ user, guildId, channelId, memberPermissions }: Interaction): Asker => ({
  userId: user.id,
  userName: user.username,
  guildId,
  channelId: channelId ?? '0',
  permissions: guildId === null ? 0n : (memberPermissions?.bitfield ?? 0n),
})
