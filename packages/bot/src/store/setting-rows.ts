import type { ChangeType } from '../domain/setting-change.ts'
import type { Database } from './database.ts'

/** A value that a guild has chosen, as the table has it. */
export interface SettingRow {
  readonly scope: string
  readonly key: string
  /** JSON text. Not parsed by the driver, which would round the ids that were written as numbers. */
  readonly value: string
  readonly updatedBy: string | null
  readonly updatedAt: Date | null
  /** Changes with every write of the row. */
  readonly version: string | null
}

interface SettingPlace {
  readonly guildId: string
  readonly scope: string
  readonly key: string
}

const columns = `
  scope,
  key,
  value::text as value,
  updated_by::text as "updatedBy",
  updated_at as "updatedAt",
  updated_at::text as version`

/** What a guild has chosen, all of it. */
export const readSettings = (database: Database, guildId: string): Promise<readonly SettingRow[]> =>
  database.ask((manager) =>
    manager.query<SettingRow[]>(`select ${columns} from bot_settings where guild_id = $1 order by scope, key`, [
      guildId,
    ]),
  )

/** What a guild has chosen for one setting; null where it has not. */
export async function readSetting(
  database: Database,
  { guildId, scope, key }: SettingPlace,
): Promise<SettingRow | null> {
  const rows = await database.ask((manager) =>
    manager.query<SettingRow[]>(`select ${columns} from bot_settings where guild_id = $1 and scope = $2 and key = $3`, [
      guildId,
      scope,
      key,
    ]),
  )
  return rows[0] ?? null
}

export interface SettingWrite extends SettingPlace {
  /** The row as it was read; null where there was none. */
  readonly before: SettingRow | null
  /** JSON text; null removes the row. */
  readonly after: string | null
  readonly valueType: string
  readonly changedBy: string
  readonly changeType: ChangeType
}

/**
 * Changes a setting and writes its history, in one transaction. False, and nothing is written, when somebody else has
 * changed it since it was read.
 */
export async function writeSetting(database: Database, write: SettingWrite): Promise<boolean> {
  const rows = await database.transaction((manager) =>
    manager.query<unknown[]>(writeSql(write), [
      write.guildId,
      write.scope,
      write.key,
      write.before?.value ?? null,
      write.before?.version ?? null,
      write.after,
      write.valueType,
      write.changedBy,
      write.changeType,
    ]),
  )
  return rows.length > 0
}

const isAsRead = `
    guild_id = $1 and scope = $2 and key = $3
    and value = $4::jsonb and updated_at is not distinct from $5::timestamptz`

// Every form names every parameter: PostgreSQL wants to know the type of each.
const inserting = `
    insert into bot_settings (guild_id, scope, key, value, value_type, updated_by)
    select $1::bigint, $2::text, $3::text, $6::jsonb, $7::text, $8::bigint
    where $4::jsonb is null and $5::timestamptz is null
    on conflict do nothing
    returning 1`

const updating = `
    update bot_settings
    set value = $6::jsonb, value_type = $7::text, updated_by = $8::bigint, updated_at = clock_timestamp()
    where ${isAsRead}
    returning 1`

const deleting = `
    delete from bot_settings
    where ${isAsRead}
    returning 1`

/** History is written exactly when the setting is. Its new value may not be NULL; JSON's null means "not set". */
const writeSql = ({ before, after }: SettingWrite): string => `
  with changed as (${before === null ? inserting : after === null ? deleting : updating})
  insert into settings_history (guild_id, scope, key, old_value, new_value, value_type, changed_by, change_type)
  select $1::bigint, $2::text, $3::text, $4::jsonb, coalesce($6::jsonb, 'null'::jsonb), $7::text, $8::bigint, $9::text
  from changed
  returning id`
