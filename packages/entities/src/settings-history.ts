import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'
import { recordedAt, snowflake } from './columns.ts'
import type { Json } from './json.ts'

/** One change of a setting, with the value before and after it, so that it can be shown and taken back. */
@Entity('settings_history')
@Index('idx_settings_history_guild_scope_key', ['guildId', 'scope', 'key'])
@Index('idx_settings_history_changed_at', ['changedAt'])
export class SettingsHistory {
  @PrimaryGeneratedColumn({ type: 'integer', primaryKeyConstraintName: 'settings_history_pkey' })
  id!: number

  @Column({ ...snowflake, name: 'guild_id' })
  guildId!: string

  @Column({ type: 'text' })
  scope!: string

  @Column({ type: 'text' })
  key!: string

  @Column({ type: 'jsonb', name: 'old_value', nullable: true })
  oldValue!: Json | null

  @Column({ type: 'jsonb', name: 'new_value' })
  newValue!: Json

  @Column({ type: 'text', name: 'value_type', nullable: true })
  valueType!: string | null

  @Column({ ...snowflake, name: 'changed_by', nullable: true })
  changedBy!: string | null

  @CreateDateColumn({ ...recordedAt, name: 'changed_at' })
  changedAt!: Date | null

  /** `created`, `updated`, `deleted` or `rollback`. */
  @Column({ type: 'text', name: 'change_type' })
  changeType!: string
}
