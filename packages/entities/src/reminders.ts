import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'
import { snowflake } from './columns.ts'

/** A message that the bot posts in a channel, either every week on some days or once before an event. */
@Entity('reminders')
@Index('idx_reminders_time', ['time'])
@Index('idx_reminders_event_time', ['eventTime'])
export class Reminder {
  @PrimaryGeneratedColumn({ type: 'integer', primaryKeyConstraintName: 'reminders_pkey' })
  id!: number

  @Column({ ...snowflake, name: 'guild_id' })
  guildId!: string

  @Column({ type: 'text' })
  name!: string

  @Column({ ...snowflake, name: 'channel_id' })
  channelId!: string

  /** When the message is posted, `HH:MM:SS`. */
  @Column({ type: 'time', nullable: true })
  time!: string | null

  /** When the event begins, `HH:MM:SS`: the time that the message shows. */
  @Column({ type: 'time', name: 'call_time', nullable: true })
  callTime!: string | null

  /** Days of the week, `'0'` for Monday to `'6'` for Sunday; empty for a single event. */
  @Column({ type: 'text', array: true, nullable: true })
  days!: string[] | null

  @Column({ type: 'text', nullable: true })
  message!: string | null

  @Column({ ...snowflake, name: 'created_by', nullable: true })
  createdBy!: string | null

  @Column({ ...snowflake, name: 'origin_channel_id', nullable: true })
  originChannelId!: string | null

  /** The announcement that the reminder was read from. */
  @Column({ ...snowflake, name: 'origin_message_id', nullable: true })
  originMessageId!: string | null

  /** When a single event takes place; null for a weekly reminder. */
  @Column({ type: 'timestamptz', name: 'event_time', nullable: true })
  eventTime!: Date | null

  @Column({ type: 'text', nullable: true })
  location!: string | null

  @Column({ type: 'timestamptz', name: 'last_sent_at', nullable: true })
  lastSentAt!: Date | null
}
