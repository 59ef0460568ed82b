import { Column, Entity, Index, ManyToOne, Unique } from 'typeorm'

import type { Account } from './accounts.ts'
import { Dated, Identified, id } from './columns.ts'

@Entity()
@Index(['followerId', 'followeeId'], { unique: true })
@Index(['followeeId', 'followerHost'])
export class Following extends Dated {
  @Index()
  @Column({ ...id(), comment: 'Who is followed.' })
  followeeId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  followee!: Account

  @Index()
  @Column({ ...id(), comment: 'Who follows.' })
  followerId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  follower!: Account

  @Column('varchar', { length: 512, nullable: true, comment: 'As of the account.' })
  followerHost!: string | null

  @Column('varchar', { length: 512, nullable: true, comment: 'As of the account.' })
  followerInbox!: string | null
}

@Entity()
@Unique(['followerId', 'followeeId'])
export class FollowRequest extends Dated {
  @Index()
  @Column({ ...id() })
  followeeId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  followee!: Account

  @Index()
  @Column({ ...id() })
  followerId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  follower!: Account

  @Column('varchar', { length: 128, nullable: true, comment: 'What the other server calls it.' })
  requestId!: string | null
}

@Entity()
@Index(['blockerId', 'blockeeId'], { unique: true })
export class Blocking extends Dated {
  @Index()
  @Column({ ...id() })
  blockeeId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  blockee!: Account

  @Index()
  @Column({ ...id() })
  blockerId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  blocker!: Account
}

@Entity()
@Index(['muterId', 'muteeId'], { unique: true })
@Index('mutings_that_end', ['expiresAt'], { where: 'expires_at IS NOT NULL' })
export class Muting extends Dated {
  @Column('timestamptz', { nullable: true })
  expiresAt!: Date | null

  @Index()
  @Column({ ...id() })
  muteeId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  mutee!: Account

  @Index()
  @Column({ ...id() })
  muterId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  muter!: Account
}

@Entity()
@Index(['muterId', 'muteeId'], { unique: true })
export class RenoteMuting extends Dated {
  @Index()
  @Column({ ...id() })
  muteeId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  mutee!: Account

  @Index()
  @Column({ ...id() })
  muterId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  muter!: Account
}

@Entity()
@Index(['accountId', 'threadId'], { unique: true })
export class NoteThreadMuting extends Identified {
  @Index()
  @Column({ ...id() })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account

  @Index()
  @Column('varchar', { length: 256 })
  threadId!: string
}

@Entity()
export class AccountList extends Dated {
  @Index()
  @Column({ ...id(), comment: 'Whose it is.' })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account

  @Index()
  @Column('boolean', { default: false })
  isPublic!: boolean

  @Column('varchar', { length: 128 })
  name!: string
}

@Entity()
@Index(['accountId', 'accountListId'], { unique: true })
export class AccountListJoining extends Dated {
  @Index()
  @Column({ ...id(), comment: 'Who is on it.' })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account

  @Index()
  @Column({ ...id() })
  accountListId!: string

  @ManyToOne('AccountList', { onDelete: 'CASCADE' })
  accountList!: AccountList
}

@Entity()
@Index(['accountId', 'accountListId'], { unique: true })
export class AccountListFavorite extends Dated {
  @Index()
  @Column({ ...id() })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account

  @Column({ ...id() })
  accountListId!: string

  @ManyToOne('AccountList', { onDelete: 'CASCADE' })
  accountList!: AccountList
}
