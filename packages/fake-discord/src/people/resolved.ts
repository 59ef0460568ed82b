import type { JsonObject } from '../json.ts'
import { channelBody } from '../wire/channel.ts'
import { partialMemberBody, roleBody } from '../wire/guild.ts'
import { attachmentBody, messageBody } from '../wire/message.ts'
import { userBody } from '../wire/user.ts'
import { permissionsInChannel, permissionsInGuild } from '../world/permission.ts'
import { memberOf } from '../world/world.ts'
import type { Place } from './place.ts'

const byId = (ids: readonly string[], body: (id: string) => JsonObject | null): JsonObject =>
  Object.fromEntries(
    ids.flatMap((id) => {
      const found = body(id)
      return found ? [[id, found]] : []
    }),
  )

/** The things that ids stand for, as interactions carry them along. */
export function resolve(place: Place, ids: readonly string[]): JsonObject {
  const { world } = place.platform
  const kinds: Readonly<Record<string, (id: string) => JsonObject | null>> = {
    users: (id) => resolvedUser(place, id),
    members: (id) => resolvedMember(place, id),
    roles: (id) => resolvedRole(place, id),
    channels: (id) => resolvedChannel(place, id),
    messages: (id) => {
      const message = world.messages.get(id)
      return message ? messageBody(world, message) : null
    },
    attachments: (id) => {
      const attachment = world.attachments.get(id)
      return attachment ? { ...attachmentBody(attachment), ephemeral: true } : null
    },
  }
  const resolved = Object.entries(kinds).map(([kind, body]): [string, JsonObject] => [kind, byId(ids, body)])
  return Object.fromEntries(resolved.filter(([, found]) => Object.keys(found).length > 0))
}

function resolvedUser({ platform }: Place, id: string): JsonObject | null {
  const user = platform.world.users.get(id)
  return user ? { ...userBody(user) } : null
}

function resolvedMember({ platform: { world }, channel }: Place, id: string): JsonObject | null {
  const member = memberOf(world, channel.guildId ?? '', id)
  if (!member) return null
  return { ...partialMemberBody(member), permissions: permissionsInGuild(world, member.guildId, id).toString() }
}

function resolvedRole({ platform: { world }, channel }: Place, id: string): JsonObject | null {
  const role = world.roles.get(id)
  return role?.guildId === channel.guildId && role ? roleBody(role, world.application.id) : null
}

function resolvedChannel({ platform: { world, clock }, user, channel }: Place, id: string): JsonObject | null {
  const target = world.channels.get(id)
  if (!target || target.guildId !== channel.guildId) return null
  const permissions = permissionsInChannel(world, target, user.id, clock.now()).toString()
  return { ...channelBody(world, target), permissions }
}
