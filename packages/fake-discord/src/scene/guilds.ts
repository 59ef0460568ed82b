import { ChannelType } from 'discord-api-types/v10'
import { guildNamed, roleNamed } from '../platform/access.ts'
import { announceGuild, putRole, removeGuild, removeRole } from '../platform/guilds.ts'
import type { Platform } from '../platform/platform.ts'
import { plainChannel } from '../world/channel.ts'
import type { Guild, Role } from '../world/guild.ts'
import { botMay, everyoneMay } from '../world/permission.ts'
import { idOf, onShard, type Reference } from '../world/snowflake.ts'
import { memberKey, rolesOf } from '../world/world.ts'
import { newMember } from './members.ts'

export interface GuildPlan {
  readonly name?: string
  /** The bot's owner when not given. */
  readonly owner?: Reference
  readonly locale?: string
  /** Places it on a shard: `[1, 2]` is the second of two. */
  readonly shard?: readonly [number, number]
  /** What the bot's own role allows; `botMay` when not given, which is not Administrator. */
  readonly botPermissions?: bigint
  /** Names of text channels to begin with. */
  readonly channels?: readonly string[]
}

export type RolePlan = Partial<Omit<Role, 'id' | 'guildId'>>

export interface GuildScene {
  /** A guild with the bot and its owner in it. The bot hears of it when it is connected. */
  addGuild(plan?: GuildPlan): Guild
  removeGuild(guild: Reference): void
  /** A role below the bot's own, which stands at position 100, unless `position` says otherwise. */
  addRole(guild: Reference, plan?: RolePlan): Role
  changeRole(role: Role, change: RolePlan): Role
  removeRole(role: Role): void
}

const botPosition = 100

export const guildScene = (platform: Platform): GuildScene => ({
  addGuild: (plan = {}) => addGuild(platform, plan),
  removeGuild: (guild) => removeGuild(platform, guildNamed(platform, idOf(guild))),
  addRole: (guild, plan = {}) => putRole(platform, newRole(platform, idOf(guild), plan)),
  changeRole: (role, change) => putRole(platform, { ...roleNamed(platform, role.guildId, role.id), ...change }),
  removeRole: (role) => removeRole(platform, roleNamed(platform, role.guildId, role.id)),
})

function addGuild(platform: Platform, plan: GuildPlan): Guild {
  const { world, clock, snowflake } = platform
  const id = plan.shard ? onShard(snowflake(), plan.shard) : snowflake()
  const ownerId = plan.owner ? idOf(plan.owner) : ownerOfBot(platform)
  const guild: Guild = { id, name: plan.name ?? 'Test', ownerId, locale: plan.locale ?? 'en-US', joinedAt: clock.now() }
  world.guilds.set(id, guild)
  const permissions = plan.botPermissions ?? botMay
  const own = { name: world.application.name, permissions, managed: true, position: botPosition }
  const botRole = newRole(platform, id, own)
  const everyone = { ...newRole(platform, id, { name: '@everyone', permissions: everyoneMay, position: 0 }), id }
  for (const role of [everyone, botRole]) world.roles.set(role.id, role)
  const bot = newMember(platform, id, { user: world.application, roles: [botRole] })
  for (const member of [bot, newMember(platform, id, { user: ownerId })])
    world.members.set(memberKey(id, member.id), member)
  for (const [position, name] of (plan.channels ?? []).entries()) {
    const channel = { ...plainChannel, id: snowflake(), guildId: id, type: ChannelType.GuildText, name, position }
    world.channels.set(channel.id, channel)
  }
  announceGuild(platform, guild)
  return guild
}

const ownerOfBot = ({ world }: Platform): string => {
  const { owner } = world.application
  return owner.kind === 'user' ? owner.userId : (owner.memberIds[0] ?? '')
}

const newRole = (platform: Platform, guildId: string, plan: RolePlan): Role => ({
  name: 'role',
  permissions: 0n,
  position: rolesOf(platform.world, guildId).filter(({ position }) => position < botPosition).length,
  managed: false,
  mentionable: false,
  color: 0,
  ...plan,
  id: platform.snowflake(),
  guildId,
})
