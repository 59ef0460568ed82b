import { Column, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm'
import { recordedAt, snowflake } from './columns.ts'
import type { Json } from './json.ts'

/** One value that a guild has chosen for one setting of the bot; a setting without a row has its default. */
@Entity('bot_settings')
export class BotSetting {
  @PrimaryColumn({ ...snowflake, name: 'guild_id', primaryKeyConstraintName: 'bot_settings_pkey' })
  guildId!: string

  /** The part of the bot that the setting belongs to, such as `reminders`. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'bot_settings_pkey' })
  scope!: string

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'bot_settings_pkey' })
  key!: string

  @Column({ type: 'jsonb' })
  value!: Json

  /** How `value` is to be read: `bool`, `int`, `float`, `str`, `channel` or `role`. */
  @Column({ type: 'text', name: 'value_type', nullable: true })
  valueType!: string | null

  @Column({ ...snowflake, name: 'updated_by', nullable: true })
  updatedBy!: string | null

  @UpdateDateColumn({ ...recordedAt, name: 'updated_at' })
  updatedAt!: Date | null
}
