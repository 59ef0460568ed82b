import type { RecordedChange } from '../domain/setting-change.ts'
import type { Database } from './database.ts'

export interface ChangeFilter {
  readonly guildId: string
  readonly setting?: { readonly scope: string; readonly key: string } | undefined
  readonly changedBy?: string | undefined
  readonly offset?: number
  readonly limit: number
}

// JSON's null stands for "not set", as no value does in a first change.
const columns = `
  id,
  scope,
  key,
  nullif(old_value, 'null'::jsonb)::text as before,
  nullif(new_value, 'null'::jsonb)::text as after,
  changed_by::text as "changedBy",
  changed_at as "changedAt",
  change_type as "changeType"`

/** The changes of a guild's settings, the latest first. */
export const readChanges = (database: Database, filter: ChangeFilter): Promise<readonly RecordedChange[]> =>
  database.ask((manager) =>
    manager.query<RecordedChange[]>(
      `select ${columns}
      from settings_history
      where guild_id = $1
        and ($2::text is null or (scope = $2 and key = $3))
        and ($4::bigint is null or changed_by = $4)
      order by id desc
      limit $5 offset $6`,
      [
        filter.guildId,
        filter.setting?.scope ?? null,
        filter.setting?.key ?? null,
        filter.changedBy ?? null,
        filter.limit,
        filter.offset ?? 0,
      ],
    ),
  )

/** One change; null where the guild has none of this id. */
export async function readChange(database: Database, guildId: string, id: number): Promise<RecordedChange | null> {
  const rows = await database.ask((manager) =>
    manager.query<RecordedChange[]>(`select ${columns} from settings_history where guild_id = $1 and id = $2`, [
      guildId,
      id,
    ]),
  )
  return rows[0] ?? null
}
