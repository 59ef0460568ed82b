import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, Unique, UpdateDateColumn } from 'typeorm'
import { recordedAtWallClock, snowflake } from './columns.ts'

/** A rule of a guild, shown to new members one after the other for them to accept. */
@Entity('guild_rules')
@Unique('guild_rules_guild_id_rule_order_key', ['guildId', 'ruleOrder'])
export class GuildRule {
  @PrimaryGeneratedColumn({ type: 'integer', primaryKeyConstraintName: 'guild_rules_pkey' })
  id!: number

  @Column({ ...snowflake, name: 'guild_id' })
  guildId!: string

  @Column({ type: 'integer', name: 'rule_order' })
  ruleOrder!: number

  @Column({ type: 'text' })
  title!: string

  @Column({ type: 'text' })
  description!: string

  @Column({ type: 'boolean', nullable: true, default: true })
  enabled!: boolean | null

  @CreateDateColumn({ ...recordedAtWallClock, name: 'created_at' })
  createdAt!: Date | null

  @UpdateDateColumn({ ...recordedAtWallClock, name: 'updated_at' })
  updatedAt!: Date | null
}
