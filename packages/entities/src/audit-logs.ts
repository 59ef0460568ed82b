import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'
import { recordedAt, snowflake } from './columns.ts'

/** One use of a command: who, where, and whether it succeeded. */
@Entity('audit_logs')
@Index('idx_audit_logs_guild_created', ['guildId', 'createdAt'])
@Index('idx_audit_logs_command', ['commandName', 'createdAt'])
export class AuditLog {
  @PrimaryGeneratedColumn({ type: 'integer', primaryKeyConstraintName: 'audit_logs_pkey' })
  id!: number

  @Column({ ...snowflake, name: 'guild_id' })
  guildId!: string

  @Column({ ...snowflake, name: 'user_id' })
  userId!: string

  @Column({ type: 'text', name: 'command_name' })
  commandName!: string

  /** `slash` or `text`. */
  @Column({ type: 'text', name: 'command_type' })
  commandType!: string

  @Column({ type: 'boolean', nullable: true, default: true })
  success!: boolean | null

  @Column({ type: 'text', name: 'error_message', nullable: true })
  errorMessage!: string | null

  @CreateDateColumn({ ...recordedAt, name: 'created_at' })
  createdAt!: Date | null
}
