import { PermissionFlagsBits } from 'discord-api-types/v10'
import { objectOf, textOf, textsOf } from '../json.ts'
import { demandInGuild, guildNamed, memberNamed, roleNamed } from '../platform/access.ts'
import { putMember } from '../platform/guilds.ts'
import type { Platform } from '../platform/platform.ts'
import { refusal } from '../refusal.ts'
import { type RestRequest, type Route, route } from '../rest/route.ts'
import { memberBody } from '../wire/guild.ts'
import type { Member, Role } from '../world/guild.ts'
import { rankOf } from '../world/permission.ts'
import { byAge } from '../world/snowflake.ts'
import { membersOf } from '../world/world.ts'

const { ManageRoles, ManageNicknames, ModerateMembers } = PermissionFlagsBits

/** A bot gives and takes only roles below its own highest one, and none that belongs to an integration. */
function demandGivable(platform: Platform, role: Role): void {
  demandInGuild(platform, role.guildId, ManageRoles)
  const { world } = platform
  const outranked = role.position < rankOf(world, role.guildId, world.application.id)
  if (role.managed || !outranked || role.id === role.guildId) throw refusal('missing-permissions')
}

type OneRole = RestRequest<'guild' | 'user' | 'role'>

const setRole =
  (given: boolean) =>
  ({ platform, parameters }: OneRole): undefined => {
    const member = memberNamed(platform, guildNamed(platform, parameters.guild).id, parameters.user)
    const role = roleNamed(platform, member.guildId, parameters.role)
    demandGivable(platform, role)
    const others = member.roleIds.filter((id) => id !== role.id)
    putMember(platform, { ...member, roleIds: given ? [...others, role.id] : others })
  }

function edit({ platform, parameters, body: raw }: RestRequest<'guild' | 'user'>): unknown {
  const member = memberNamed(platform, guildNamed(platform, parameters.guild).id, parameters.user)
  const body = objectOf(raw)
  const change = {
    ...('nick' in body ? { nick: textOf(body.nick) ?? null } : {}),
    ...('roles' in body ? { roleIds: editedRoles(platform, member, textsOf(body.roles)) } : {}),
    ...('communication_disabled_until' in body ? { timedOutUntil: timeOut(body.communication_disabled_until) } : {}),
  }
  const itself = member.id === platform.world.application.id
  if ('nick' in change && !itself) demandInGuild(platform, member.guildId, ManageNicknames)
  if ('timedOutUntil' in change) demandInGuild(platform, member.guildId, ModerateMembers)
  return memberBody(putMember(platform, { ...member, ...change }))
}

function editedRoles(platform: Platform, member: Member, wanted: readonly string[]): readonly string[] {
  const changed = [
    ...wanted.filter((id) => !member.roleIds.includes(id)),
    ...member.roleIds.filter((id) => !wanted.includes(id)),
  ]
  for (const id of changed) demandGivable(platform, roleNamed(platform, member.guildId, id))
  return wanted
}

const timeOut = (until: unknown): number | null => (typeof until === 'string' ? Date.parse(until) : null)

/** The whole list is for bots with the members intent. */
function list({ platform, parameters, query }: RestRequest<'guild'>): unknown {
  const guild = guildNamed(platform, parameters.guild)
  if (!platform.settings.privileged.members) throw refusal('missing-access')
  const after = BigInt(query.get('after') ?? 0)
  return membersOf(platform.world, guild.id)
    .filter(({ id }) => BigInt(id) > after)
    .toSorted(byAge)
    .slice(0, Number(query.get('limit') ?? 1))
    .map(memberBody)
}

function search({ platform, parameters, query }: RestRequest<'guild'>): unknown {
  const wanted = (query.get('query') ?? '').toLowerCase()
  return membersOf(platform.world, guildNamed(platform, parameters.guild).id)
    .filter(({ user, nick }) => [user.name, nick ?? ''].some((name) => name.toLowerCase().startsWith(wanted)))
    .slice(0, Number(query.get('limit') ?? 1))
    .map(memberBody)
}

export const memberRoutes: readonly Route[] = [
  route('GET', '/guilds/:guild/members', list),
  route('GET', '/guilds/:guild/members/search', search),
  route('GET', '/guilds/:guild/members/:user', ({ platform, parameters }) =>
    memberBody(memberNamed(platform, guildNamed(platform, parameters.guild).id, parameters.user)),
  ),
  route('PATCH', '/guilds/:guild/members/:user', edit),
  route('PUT', '/guilds/:guild/members/:user/roles/:role', setRole(true)),
  route('DELETE', '/guilds/:guild/members/:user/roles/:role', setRole(false)),
]
