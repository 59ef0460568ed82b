import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'
import { recordedAt } from './columns.ts'

/** What one look at the bot's health found, kept to see how it develops. */
@Entity('health_check_history')
// -1 is descending. TypeORM keeps it in its metadata, but its own PostgreSQL schema builder would leave it out.
@Index('idx_health_check_history_checked_at', () => ({ checkedAt: -1 }))
@Index('idx_health_check_history_service', () => ({ service: 1, checkedAt: -1 }))
export class HealthCheckHistory {
  @PrimaryGeneratedColumn({ type: 'integer', primaryKeyConstraintName: 'health_check_history_pkey' })
  id!: number

  @Column({ type: 'text' })
  service!: string

  @Column({ type: 'text' })
  version!: string

  @Column({ type: 'integer', name: 'uptime_seconds' })
  uptimeSeconds!: number

  @Column({ type: 'text', name: 'db_status' })
  dbStatus!: string

  @Column({ type: 'integer', name: 'guild_count', nullable: true })
  guildCount!: number | null

  @Column({ type: 'integer', name: 'active_commands_24h', nullable: true })
  activeCommands24h!: number | null

  /** State of the language model that the bot asks. */
  @Column({ type: 'text', name: 'gpt_status', nullable: true })
  gptStatus!: string | null

  @Column({ type: 'integer', name: 'database_pool_size', nullable: true })
  databasePoolSize!: number | null

  @CreateDateColumn({ ...recordedAt, name: 'checked_at' })
  checkedAt!: Date | null
}
