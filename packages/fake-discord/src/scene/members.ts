import { guildNamed, memberNamed } from '../platform/access.ts'
import { putMember, putRole, removeMember } from '../platform/guilds.ts'
import type { Platform } from '../platform/platform.ts'
import { found } from '../refusal.ts'
import type { Member } from '../world/guild.ts'
import { idOf, type Reference } from '../world/snowflake.ts'
import type { User } from '../world/user.ts'
import { rolesOf } from '../world/world.ts'

export interface MemberPlan {
  /** Somebody who is a user already. */
  readonly user?: Reference
  /** A user to be made. */
  readonly name?: string
  readonly roles?: readonly Reference[]
  /** Gives a role of their own with these permissions. */
  readonly permissions?: bigint
  readonly nick?: string
  readonly pending?: boolean
}

export type MemberChange = Partial<Pick<Member, 'roleIds' | 'nick' | 'pending' | 'timedOutUntil'>>

export interface MemberScene {
  addUser(name: string): User
  /** Somebody joins; the bot hears of it with the members intent. A text is the name of a user to be made. */
  addMember(guild: Reference, plan: string | MemberPlan): Member
  changeMember(member: Member, change: MemberChange): Member
  removeMember(member: Member): void
  /** From now on messages from the bot are refused with 50007. */
  closeDirectMessages(user: Reference): void
  openDirectMessages(user: Reference): void
  /** Makes one user the bot's owner. */
  setOwner(user: Reference): void
  /** Makes a team the bot's owner; the first is the team's own owner. */
  setTeam(users: readonly Reference[]): void
}

export const memberScene = (platform: Platform): MemberScene => {
  const { world, snowflake } = platform
  const application = (owner: typeof world.application.owner): void => {
    world.application = { ...world.application, owner }
  }
  return {
    addUser: (name) => addUser(platform, name),
    addMember: (guild, plan) => addMember(platform, idOf(guild), typeof plan === 'string' ? { name: plan } : plan),
    changeMember: ({ guildId, id }, change) =>
      putMember(platform, { ...memberNamed(platform, guildId, id), ...change }),
    removeMember: ({ guildId, id }) => removeMember(platform, memberNamed(platform, guildId, id)),
    closeDirectMessages: (user) => void world.closed.add(idOf(user)),
    openDirectMessages: (user) => void world.closed.delete(idOf(user)),
    setOwner: (user) => application({ kind: 'user', userId: idOf(user) }),
    setTeam: (users) => application({ kind: 'team', id: snowflake(), name: 'team', memberIds: users.map(idOf) }),
  }
}

export function addUser({ world, snowflake }: Platform, name: string): User {
  const user = { id: snowflake(), name, bot: false }
  world.users.set(user.id, user)
  return user
}

function addMember(platform: Platform, guildId: string, { permissions, ...plan }: MemberPlan): Member {
  const guild = guildNamed(platform, guildId)
  const user = plan.user ?? addUser(platform, plan.name ?? 'somebody')
  const own = permissions === undefined ? [] : [ownRole(platform, guild.id, permissions)]
  return putMember(platform, newMember(platform, guild.id, { ...plan, user, roles: [...(plan.roles ?? []), ...own] }))
}

const ownRole = (platform: Platform, guildId: string, permissions: bigint): Reference =>
  putRole(platform, {
    id: platform.snowflake(),
    guildId,
    name: 'own',
    permissions,
    position: rolesOf(platform.world, guildId).length,
    managed: false,
    mentionable: false,
    color: 0,
  })

/** A member who is not in the guild yet. */
export function newMember(
  { world, clock }: Platform,
  guildId: string,
  { user: reference, roles = [], nick, pending = false }: MemberPlan & { readonly user: Reference },
): Member {
  const user = found(world.users.get(idOf(reference)), 'unknown-user')
  return {
    id: user.id,
    user,
    guildId,
    roleIds: roles.map(idOf),
    nick: nick ?? null,
    joinedAt: clock.now(),
    pending,
    timedOutUntil: null,
  }
}
