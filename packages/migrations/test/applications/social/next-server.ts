import { Check, Column, Entity, Index, ManyToOne } from 'typeorm'

import type { Account } from './accounts.ts'
import { Dated, Identified, id } from './columns.ts'

@Entity()
export class Instance extends Identified {
  @Index()
  @Column('timestamptz', { comment: 'When we heard of it first.' })
  firstRetrievedAt!: Date

  @Index({ unique: true })
  @Column('varchar', { length: 512 })
  host!: string

  @Index()
  @Column('integer', { default: 0, comment: 'How many of its accounts we know.' })
  accountsCount!: number

  @Column('bigint', { default: 0 })
  notesCount!: string

  @Column('boolean', { default: false })
  isNotResponding!: boolean

  @Index()
  @Column({
    type: 'enum',
    enum: ['none', 'manuallySuspended', 'goneSuspended'],
    default: 'none',
    comment: 'Why nothing is sent to it.',
  })
  suspensionState!: string

  @Index()
  @Column('varchar', { length: 64, nullable: true, comment: 'What runs there.' })
  softwareName!: string | null
}

@Entity()
@Check('one_row', "id = 'x'")
export class Meta extends Identified {
  @Column('varchar', { length: 1024, nullable: true })
  name!: string | null

  @Column('varchar', { length: 1024, array: true, default: '{}' })
  blockedHosts!: string[]

  @Column('boolean', { default: true })
  disableRegistration!: boolean

  @Column({ ...id(), nullable: true, comment: 'Whose name what the server does bears.' })
  proxyAccountId!: string | null

  @ManyToOne('Account', { onDelete: 'RESTRICT' })
  proxyAccount!: Account | null

  @Column({ type: 'enum', enum: ['none', 'all', 'local', 'remote'], default: 'none' })
  sensitiveMediaDetection!: string

  @Column({ type: 'enum', enum: ['veryLow', 'low', 'medium', 'high', 'veryHigh'], default: 'medium' })
  sensitivity!: string

  @Column('jsonb', { default: { canInvite: false, driveCapacityMb: 100 } })
  policies!: object

  @Column('varchar', { length: 280, array: true, default: ['spam', "it's"] })
  serverRules!: string[]

  @Column('integer', { default: 300, comment: 'How many posts a timeline keeps.' })
  localTimelineCacheMax!: number
}

@Entity()
export class ModerationLog extends Dated {
  @Index()
  @Column({ ...id(), comment: 'Who did it.' })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account

  @Column('varchar', { length: 128 })
  type!: string

  @Column('jsonb')
  info!: object
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

  @Column({ type: 'enum', enum: ['accept', 'reject'], nullable: true, comment: 'None while it is open.' })
  resolvedAs!: string | null

  @Column('varchar', { length: 4096 })
  comment!: string
}

@Entity()
@Index(['accountId', 'key', 'scope', 'domain'], { unique: true })
export class RegistryItem extends Identified {
  @Column('timestamptz')
  updatedAt!: Date

  @Index()
  @Column({ ...id() })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account

  @Column('varchar', { length: 1024 })
  key!: string

  @Column('jsonb', { default: {} })
  value!: object

  @Index()
  @Column({ type: 'varchar', length: 1024, array: true, default: [] })
  scope!: string[]

  @Column('varchar', { length: 512, nullable: true })
  domain!: string | null
}

@Entity('play')
export class Flash extends Dated {
  @Column('varchar', { length: 256 })
  title!: string

  @Column('text')
  script!: string

  @Index()
  @Column({ ...id() })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account

  @Column({ type: 'enum', enum: ['public', 'private'], default: 'public' })
  visibility!: string

  @Column('integer', { default: 0 })
  likedCount!: number
}

@Entity('play_like')
@Index(['accountId', 'playId'], { unique: true })
export class FlashLike extends Dated {
  @Column({ ...id() })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account

  @Column({ ...id() })
  playId!: string

  @ManyToOne('Flash', { onDelete: 'CASCADE' })
  play!: Flash
}

@Entity()
@Index(['state', 'at'])
export class ScheduledNote extends Identified {
  @Column({ ...id(), comment: 'Who will have written it.' })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE', nullable: false })
  account!: Account

  @Column('timestamptz')
  at!: Date

  @Column({ type: 'enum', enum: ['waiting', 'failed'], default: 'waiting' })
  state!: string

  @Column('jsonb', { comment: 'What the note will be made of.' })
  draft!: object
}
