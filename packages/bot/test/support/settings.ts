import type { Guild, Person } from '@retort/fake-discord'

import { ManageGuild, type Stage } from './stage.ts'

/** A guild of one test's own, because settings belong to guilds. */
export interface SettingScene {
  readonly guild: Guild
  /** Somebody who may manage it. */
  readonly admin: Person
  /** What the bot answers, to the admin unless somebody else asks. */
  said(line: string, values?: Parameters<Person['slash']>[1], by?: Person): Promise<string>
  /** The rows of `bot_settings`. */
  stored(): Promise<Record<string, unknown>[]>
  /** The rows of `settings_history`, oldest first. */
  history(): Promise<Record<string, unknown>[]>
  /** The id of the latest change. */
  lastChange(): Promise<number>
}

export const adminOf = (stage: Stage, guild: Guild, name: string): Person =>
  stage.member(name, { guild, channel: stage.discord.channelNamed(guild, 'general'), permissions: ManageGuild })

export function settingScene(stage: Stage): SettingScene {
  const { database, discord } = stage
  const guild = discord.addGuild({ channels: ['general', 'log'] })
  const admin = adminOf(stage, guild, 'ada')
  return {
    guild,
    admin,
    said: async (line, values = {}, by = admin) => (await by.slash(line, values).reply()).text,
    stored: () =>
      database.query(
        `select scope, key, value::text, value_type, updated_by from bot_settings where guild_id = $1 order by scope, key`,
        [guild.id],
      ),
    history: () =>
      database.query(
        `select scope || '.' || key as name, old_value::text as old, new_value::text as new, change_type, changed_by
        from settings_history where guild_id = $1 order by id`,
        [guild.id],
      ),
    lastChange: async () => {
      const rows = await database.query<{ id: number }>(
        'select max(id) as id from settings_history where guild_id = $1',
        [guild.id],
      )
      return rows[0]?.id ?? 0
    },
  }
}
