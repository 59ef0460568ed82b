import { UserError } from '../errors.ts'

/**
 * Who may do something: everybody; who manages the guild; who manages the messages of the home guild, and with them what
 * all guilds share; who is allowed to migrate the database; who owns the application.
 */
export type Access = 'everyone' | 'guild managers' | 'editors' | 'operators' | 'owners'

/** Who asks, and from where. */
export interface Asker {
  readonly userId: string
  readonly userName: string
  /** Null in direct messages. */
  readonly guildId: string | null
  readonly channelId: string
  readonly roleIds: readonly string[]
  /** Discord's bits, as the interaction carries them; none in direct messages. */
  readonly permissions: bigint
}

export interface AccessRules {
  readonly homeGuild: string | null
  readonly migrateAllowedUsers: readonly string[]
  /** Whoever owns the application at this moment; asked of Discord only where it matters. */
  readonly owners: () => Promise<ReadonlySet<string>>
}

const administrator = 1n << 3n
const manageGuild = 1n << 5n
const manageMessages = 1n << 13n

const has = ({ permissions }: Asker, wanted: bigint): boolean => (permissions & (administrator | wanted)) !== 0n

/** Whether somebody manages the guild. */
export const managesGuild = (asker: Asker): boolean => has(asker, manageGuild)

/** Whether somebody manages the messages of the channel in which they ask. */
export const managesMessages = (asker: Asker): boolean => has(asker, manageMessages)

/**
 * Refuses whoever may not. Discord hides commands too, but a guild's managers can overrule that, and a crafted request
 * never asked.
 */
export async function demandAccess(access: Access, asker: Asker, rules: AccessRules): Promise<void> {
  switch (access) {
    case 'everyone':
      return
    case 'guild managers':
      return demand(managesGuild(asker), 'Only members who may manage the server can do this.')
    case 'editors':
      demandHomeGuild(asker, rules)
      return demand(has(asker, manageMessages), 'Only members who may manage messages can do this.')
    case 'operators':
      return demandOperator(asker, rules)
    case 'owners':
      return demandOwner(asker, rules)
  }
}

async function demandOperator(asker: Asker, rules: AccessRules): Promise<void> {
  demandHomeGuild(asker, rules)
  const isAllowed = rules.migrateAllowedUsers.includes(asker.userId) || (await rules.owners()).has(asker.userId)
  demand(isAllowed, 'Only the owners of this bot, and whom they have named for it, can do this.')
}

async function demandOwner(asker: Asker, rules: AccessRules): Promise<void> {
  demandHomeGuild(asker, rules)
  demand((await rules.owners()).has(asker.userId), 'Only the owners of this bot can do this.')
}

function demandHomeGuild({ guildId }: Asker, { homeGuild }: AccessRules): void {
  if (homeGuild !== null && guildId === homeGuild) return
  throw new UserError('wrong-place', "This can be done only in the bot's home server.")
}

function demand(isAllowed: boolean, otherwise: string): void {
  if (!isAllowed) throw new UserError('not-allowed', otherwise)
}
