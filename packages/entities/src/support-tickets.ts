import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn, UpdateDateColumn } from 'typeorm'
import { recordedAt, snowflake } from './columns.ts'

/** A member's request for help, with the channel it is talked about in and who of the staff took it. */
@Entity('support_tickets')
@Index('idx_support_tickets_user_id', ['userId'])
@Index('idx_support_tickets_status', ['status'])
@Index('idx_support_tickets_channel_id', ['channelId'])
export class SupportTicket {
  @PrimaryGeneratedColumn({ type: 'integer', primaryKeyConstraintName: 'support_tickets_pkey' })
  id!: number

  @Column({ ...snowflake, name: 'guild_id' })
  guildId!: string

  @Column({ ...snowflake, name: 'user_id' })
  userId!: string

  /** The member's name when the ticket was opened. */
  @Column({ type: 'text', nullable: true })
  username!: string | null

  @Column({ type: 'text' })
  description!: string

  /** `open`, `claimed`, `waiting_for_user`, `escalated`, `closed` or `archived`. */
  @Column({ type: 'text', nullable: true, default: 'open' })
  status!: string | null

  @CreateDateColumn({ ...recordedAt, name: 'created_at' })
  createdAt!: Date | null

  @Column({ ...snowflake, name: 'channel_id', nullable: true })
  channelId!: string | null

  @Column({ ...snowflake, name: 'claimed_by', nullable: true })
  claimedBy!: string | null

  @Column({ type: 'timestamptz', name: 'claimed_at', nullable: true })
  claimedAt!: Date | null

  @UpdateDateColumn({ ...recordedAt, name: 'updated_at' })
  updatedAt!: Date | null

  /** A role, not a member. */
  @Column({ ...snowflake, name: 'escalated_to', nullable: true })
  escalatedTo!: string | null
}
