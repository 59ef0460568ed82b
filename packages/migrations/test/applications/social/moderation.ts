import { Column, Entity, Index, ManyToOne } from 'typeorm'

import type { Account } from './accounts.ts'
import { Dated, id } from './columns.ts'

@Entity()
export class Ad extends Dated {
  @Index()
  @Column('timestamptz')
  expiresAt!: Date

  @Column('varchar', { length: 32 })
  place!: string

  @Column('integer', { default: 1 })
  ratio!: number
}

@Entity()
export class Announcement extends Dated {
  @Column('timestamptz', { nullable: true })
  updatedAt!: Date | null

  @Column('varchar', { length: 8192 })
  text!: string

  @Column({ type: 'enum', enum: ['info', 'warning', 'error', 'success'], default: 'info' })
  icon!: string

  @Column('boolean', { default: true })
  isActive!: boolean

  @Index()
  @Column({ ...id(), nullable: true, comment: 'For one only; none for all.' })
  accountId!: string | null

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account | null
}

@Entity()
@Index(['accountId', 'announcementId'], { unique: true })
export class AnnouncementRead extends Dated {
  @Column({ ...id() })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account

  @Index()
  @Column({ ...id() })
  announcementId!: string

  @ManyToOne('Announcement', { onDelete: 'CASCADE' })
  announcement!: Announcement
}

@Entity()
export class ModerationLog extends Dated {
  @Index()
  @Column({ ...id() })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account

  @Column('varchar', { length: 128 })
  type!: string

  @Column('text')
  info!: string
}

@Entity()
export class AbuseReport extends Dated {
  @Index()
  @Column({ ...id() })
  targetAccountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  targetAccount!: Account

  @Column({ ...id(), nullable: true })
  assigneeId!: string | null

  @ManyToOne('Account', { onDelete: 'SET NULL' })
  assignee!: Account | null

  @Index()
  @Column('boolean', { default: false })
  resolved!: boolean

  @Column('varchar', { length: 2048 })
  comment!: string
}

@Entity()
export class Webhook extends Dated {
  @Index()
  @Column({ ...id() })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account

  @Index()
  @Column('varchar', { length: 128, array: true, default: '{}' })
  on!: string[]

  @Column('integer', { nullable: true, comment: 'The last answer of HTTP.' })
  latestStatus!: number | null
}
