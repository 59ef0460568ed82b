import { PermissionFlagsBits } from 'discord-api-types/v10'
import { numberOf, objectOf, textOf } from '../json.ts'
import { optional, shape, text } from '../limits/rule.ts'
import { demandInGuild, guildNamed, roleNamed } from '../platform/access.ts'
import { putRole, removeRole } from '../platform/guilds.ts'
import { demand, refusal } from '../refusal.ts'
import { type RestRequest, type Route, route } from '../rest/route.ts'
import { roleBody } from '../wire/guild.ts'
import { includes, permissionsInGuild, rankOf } from '../world/permission.ts'
import { rolesOf } from '../world/world.ts'

const roleRule = shape({ name: optional(text({ max: 100 })) })

/** The fields of a role that a body names; a bot can give no permission it has not. */
function decode({ platform, parameters, body: raw }: RestRequest<'guild'>) {
  const { guild: guildId } = parameters
  demandInGuild(platform, guildNamed(platform, guildId).id, PermissionFlagsBits.ManageRoles)
  demand(roleRule, raw)
  const body = objectOf(raw)
  const permissions = body.permissions === undefined ? undefined : BigInt(String(body.permissions))
  const own = permissionsInGuild(platform.world, guildId, platform.world.application.id)
  if (permissions !== undefined && !includes(own, permissions)) throw refusal('missing-permissions')
  return {
    ...(textOf(body.name) === undefined ? {} : { name: String(body.name) }),
    ...(permissions === undefined ? {} : { permissions }),
    ...(numberOf(body.color) === undefined ? {} : { color: Number(body.color) }),
    ...(typeof body.mentionable === 'boolean' ? { mentionable: body.mentionable } : {}),
  }
}

function create(request: RestRequest<'guild'>): unknown {
  const { platform, parameters } = request
  const role = putRole(platform, {
    name: 'new role',
    permissions: 0n,
    color: 0,
    mentionable: false,
    ...decode(request),
    id: platform.snowflake(),
    guildId: parameters.guild,
    position: 1,
    managed: false,
  })
  return roleBody(role, platform.world.application.id)
}

type OneRole = RestRequest<'guild' | 'role'>

function editable({ platform, parameters }: OneRole) {
  const role = roleNamed(platform, guildNamed(platform, parameters.guild).id, parameters.role)
  const { world } = platform
  if (role.position >= rankOf(world, role.guildId, world.application.id)) throw refusal('missing-permissions')
  return role
}

export const roleRoutes: readonly Route[] = [
  route('GET', '/guilds/:guild/roles', ({ platform, parameters }) =>
    rolesOf(platform.world, guildNamed(platform, parameters.guild).id).map((role) =>
      roleBody(role, platform.world.application.id),
    ),
  ),
  route('POST', '/guilds/:guild/roles', create),
  route('PATCH', '/guilds/:guild/roles/:role', (request) => {
    const change = decode(request)
    const role = putRole(request.platform, { ...editable(request), ...change })
    return roleBody(role, request.platform.world.application.id)
  }),
  route('DELETE', '/guilds/:guild/roles/:role', (request) => {
    demandInGuild(request.platform, request.parameters.guild, PermissionFlagsBits.ManageRoles)
    removeRole(request.platform, editable(request))
  }),
]
