import type { Database } from './database.ts'

/** One use of a command. What was filled in is nobody's business, and not part of it. */
export interface AuditRecord {
  /** `0` in direct messages. */
  readonly guildId: string
  readonly userId: string
  /** The full path: `config set`. */
  readonly commandName: string
  readonly commandType: 'slash' | 'button' | 'select' | 'modal'
  readonly success: boolean
  readonly errorMessage: string | null
}

// Names its columns, instead of leaving them to the entity, so that it works while a revision that adds one is pending.
export const recordUse = (database: Database, record: AuditRecord): Promise<void> =>
  database.ask(async (manager) => {
    await manager.query(
      `insert into audit_logs (guild_id, user_id, command_name, command_type, success, error_message)
      values ($1, $2, $3, $4, $5, $6)`,
      [
        record.guildId,
        record.userId,
        record.commandName,
        record.commandType,
        record.success,
        record.errorMessage?.slice(0, 500) ?? null,
      ],
    )
  })

/** How many commands were used in the last 24 hours. */
export async function countRecentUses(database: Database): Promise<number> {
  const rows = await database.ask((manager) =>
    manager.query<{ count: number }[]>(
      `select count(*)::int as count from audit_logs where created_at > now() - interval '24 hours'`,
    ),
  )
  return rows[0]?.count ?? 0
}
