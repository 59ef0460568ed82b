import { GatewayDispatchEvents } from 'discord-api-types/v10'
import { numberOf, objectOf, textOf, textsOf } from '../json.ts'
import { memberBody } from '../wire/guild.ts'
import type { Member } from '../world/guild.ts'
import { membersOf } from '../world/world.ts'
import type { Connection } from './connection.ts'
import { dispatch } from './session.ts'

/** Op 8: answers with one chunk, since no guild here is larger than a thousand. */
export function requestMembers({ platform, session }: Connection, body: unknown): undefined {
  const given = objectOf(body)
  const guildId = String(given.guild_id)
  if (!session) return
  const wanted = typeof given.user_ids === 'string' ? [given.user_ids] : textsOf(given.user_ids)
  const fits = ({ user }: Member): boolean =>
    given.user_ids === undefined ? user.name.startsWith(textOf(given.query) ?? '') : wanted.includes(user.id)
  const limit = numberOf(given.limit) || Number.POSITIVE_INFINITY
  const members = membersOf(platform.world, guildId).filter(fits).slice(0, limit)
  dispatch(session, GatewayDispatchEvents.GuildMembersChunk, {
    guild_id: guildId,
    members: members.map(memberBody),
    chunk_index: 0,
    chunk_count: 1,
    not_found: wanted.filter((id) => !members.some((member) => member.id === id)),
    ...(given.nonce === undefined ? {} : { nonce: given.nonce }),
  })
}
