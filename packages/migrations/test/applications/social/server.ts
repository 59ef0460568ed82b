import { Check, Column, Entity, Index, ManyToOne, PrimaryColumn, Unique } from 'typeorm'

import type { Account } from './accounts.ts'
import { Dated, Identified, id, words } from './columns.ts'

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
  usersCount!: number

  @Column('integer', { default: 0 })
  notesCount!: number

  @Column('boolean', { default: false })
  isNotResponding!: boolean

  @Index()
  @Column('boolean', { default: false, comment: 'Whether nothing is sent to it.' })
  isSuspended!: boolean

  @Index()
  @Column('varchar', { length: 64, nullable: true, comment: 'What runs there.' })
  softwareName!: string | null
}

@Entity()
export class Relay extends Identified {
  @Index({ unique: true })
  @Column('varchar', { length: 512 })
  inbox!: string

  @Column({ type: 'enum', enum: ['requesting', 'accepted', 'rejected'] })
  status!: string
}

@Entity()
@Check('one_row', "id = 'x'")
export class Meta extends Identified {
  @Column('varchar', { length: 1024, nullable: true })
  name!: string | null

  @Column('varchar', { length: 1024, array: true, default: '{}' })
  blockedHosts!: string[]

  @Column('varchar', { length: 1024, array: true, default: '{}' })
  pinnedUsers!: string[]

  @Column('boolean', { default: false })
  disableRegistration!: boolean

  @Column({ ...id(), nullable: true, comment: 'Whose name what the server does bears.' })
  proxyAccountId!: string | null

  @ManyToOne('Account', { onDelete: 'SET NULL' })
  proxyAccount!: Account | null

  @Column({ type: 'enum', enum: ['none', 'all', 'local', 'remote'], default: 'none' })
  sensitiveMediaDetection!: string

  @Column({ type: 'enum', enum: ['medium', 'low', 'high', 'veryLow', 'veryHigh'], default: 'medium' })
  sensitivity!: string

  @Column('jsonb', { default: { canInvite: false } })
  policies!: object

  @Column('varchar', { length: 280, array: true, default: ['spam', "it's"] })
  serverRules!: string[]

  @Column('integer', { default: 300 })
  perLocalUserCacheMax!: number
}

@Entity()
@Index('emoji_by_name', ['name', 'host'], { unique: true })
export class Emoji extends Identified {
  @Column('timestamptz', { nullable: true })
  updatedAt!: Date | null

  @Column('varchar', { length: 128 })
  name!: string

  @Index()
  @Column('varchar', { length: 512, nullable: true })
  host!: string | null

  @Column('varchar', { length: 512 })
  originalUrl!: string

  @Column({ ...words(128) })
  aliases!: string[]

  @Column({ ...id(), array: true, default: [], comment: 'Roles that may react with it.' })
  rolesThatCanUse!: string[]
}

@Entity()
export class Role extends Dated {
  @Column('varchar', { length: 256 })
  name!: string

  @Column({ type: 'enum', enum: ['manual', 'conditional'], default: 'manual' })
  target!: string

  @Column('jsonb', { default: {} })
  condFormula!: object

  @Column('integer', { default: 0 })
  displayOrder!: number

  @Column('jsonb', { default: {} })
  policies!: object
}

@Entity()
@Unique(['accountId', 'roleId'])
export class RoleAssignment extends Dated {
  @Index()
  @Column({ ...id() })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account

  @Index()
  @Column({ ...id() })
  roleId!: string

  @ManyToOne('Role', { onDelete: 'CASCADE' })
  role!: Role

  @Index()
  @Column('timestamptz', { nullable: true })
  expiresAt!: Date | null
}

@Entity()
@Index(['notifieeId', 'isRead'])
export class Notification extends Dated {
  @Column({ ...id() })
  notifieeId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  notifiee!: Account

  @Column({ type: 'enum', enum: ['follow', 'mention', 'reply', 'reaction'] })
  type!: string

  @Column('boolean', { default: false })
  isRead!: boolean
}

@Entity()
export class RetentionAggregation extends Identified {
  @Index({ unique: true })
  @PrimaryColumn('varchar', { length: 512 })
  dateKey!: string

  @Column('jsonb', { default: {} })
  data!: object
}
