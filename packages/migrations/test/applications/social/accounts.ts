import { Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm'

import { Dated, Identified, id, words } from './columns.ts'

@Entity()
@Index(['usernameLower', 'host'], { unique: true })
@Index('one_local_name', ['usernameLower'], { unique: true, where: 'host IS NULL' })
@Index('account_to_fetch', ['lastFetchedAt'], { where: 'host IS NOT NULL AND NOT is_suspended' })
export class Account extends Dated {
  @Index()
  @Column({ type: 'timestamptz', nullable: true, comment: 'When something was last written here.' })
  updatedAt!: Date | null

  @Column({ type: 'timestamptz', nullable: true })
  lastFetchedAt!: Date | null

  @Column({ type: 'varchar', length: 128, comment: 'The name in links.' })
  username!: string

  @Column({ type: 'varchar', length: 128, select: false, comment: 'The same in lower case, to be found by.' })
  usernameLower!: string

  @Column({ type: 'varchar', length: 128, nullable: true, comment: "The person's own spelling." })
  name!: string | null

  @Column({ type: 'integer', default: 0, comment: 'How many follow it.' })
  followersCount!: number

  @Column({ type: 'integer', default: 0, comment: 'How many it follows.' })
  followingCount!: number

  @Column({ type: 'integer', default: 0, comment: 'How much it has written.' })
  notesCount!: number

  @Column({ ...id(), nullable: true, comment: 'The picture.' })
  avatarId!: string | null

  @OneToOne('DriveFile', { onDelete: 'SET NULL' })
  @JoinColumn()
  avatar!: object | null

  @Column({ type: 'varchar', length: 512, nullable: true })
  avatarUrl!: string | null

  @Index({ type: 'gin' })
  @Column({ ...words(128), comment: 'Tags of the profile.' })
  tags!: string[]

  @Column({ ...words(128) })
  emojis!: string[]

  @Column({ type: 'boolean', default: false, comment: 'Whether it is locked out.' })
  isSuspended!: boolean

  @Column({ type: 'boolean', default: false, comment: 'Whether followers have to ask.' })
  isLocked!: boolean

  @Column({ type: 'boolean', default: false, comment: 'Whether it is a program.' })
  isBot!: boolean

  @Column({ type: 'boolean', default: false, comment: 'Whether it purrs.' })
  isCat!: boolean

  @Index()
  @Column({ type: 'boolean', default: true, comment: 'Whether it is shown to strangers.' })
  isExplorable!: boolean

  @Index()
  @Column({ type: 'varchar', length: 512, nullable: true, comment: 'The server; none for our own.' })
  host!: string | null

  @Index()
  @Column({ type: 'varchar', length: 512, nullable: true })
  uri!: string | null

  @Column({ type: 'text', nullable: true, comment: 'Other addresses, with commas between them.' })
  alsoKnownAs!: string | null

  @Index({ unique: true })
  @Column({ type: 'char', length: 16, nullable: true, comment: 'What the programs of the person log in with.' })
  token!: string | null
}

const notifications = ['follow', 'mention', 'reply', 'renote', 'reaction', 'pollVote', 'pollEnded'] as const

@Entity()
export class AccountProfile {
  @PrimaryColumn(id())
  accountId!: string

  @OneToOne('Account', { onDelete: 'CASCADE' })
  @JoinColumn()
  account!: Account

  @Column({ type: 'varchar', length: 128, nullable: true, comment: 'Where the person lives.' })
  location!: string | null

  @Index()
  @Column({ type: 'char', length: 10, nullable: true, comment: 'YYYY-MM-DD' })
  birthday!: string | null

  @Column({ type: 'varchar', length: 2048, nullable: true, comment: 'What the person says of themselves.' })
  description!: string | null

  @Column({ type: 'jsonb', default: [] })
  fields!: object[]

  @Column({ type: 'varchar', length: 128, nullable: true })
  email!: string | null

  @Column({ type: 'boolean', default: false })
  emailVerified!: boolean

  @Column({ type: 'varchar', length: 128, nullable: true, comment: 'Derived from the password.' })
  password!: string | null

  @Column({ type: 'varchar', length: 128, nullable: true })
  twoFactorSecret!: string | null

  @Column({ type: 'varchar', array: true, nullable: true })
  twoFactorBackupSecret!: string[] | null

  @Column({ type: 'boolean', default: false })
  twoFactorEnabled!: boolean

  @Column({ type: 'enum', enum: ['public', 'followers', 'private'], default: 'public' })
  ffVisibility!: string

  @Column({ type: 'enum', enum: notifications, array: true, default: [] })
  mutingNotificationTypes!: string[]

  @Index({ type: 'gin' })
  @Column({ type: 'jsonb', default: [], comment: 'Words that the person does not want to read.' })
  mutedWords!: string[][]

  @Index()
  @Column({ type: 'varchar', length: 512, nullable: true, comment: 'As of the account.' })
  accountHost!: string | null
}

@Entity()
export class AccountKeypair {
  @PrimaryColumn(id())
  accountId!: string

  @OneToOne('Account', { onDelete: 'CASCADE' })
  @JoinColumn()
  account!: Account

  @Column('varchar', { length: 4096 })
  publicKey!: string

  @Column('varchar', { length: 4096 })
  privateKey!: string
}

@Entity()
export class AccountPublickey {
  @PrimaryColumn(id())
  accountId!: string

  @OneToOne('Account', { onDelete: 'CASCADE' })
  @JoinColumn()
  account!: Account

  @Index({ unique: true })
  @Column('varchar', { length: 512 })
  keyId!: string
}

@Entity()
export class AccountPending extends Dated {
  @Index({ unique: true })
  @Column('varchar', { length: 128 })
  code!: string

  @Column('varchar', { length: 128 })
  username!: string
}

@Entity()
@Index(['accountId', 'ip'], { unique: true })
export class AccountIp {
  @PrimaryGeneratedColumn()
  id!: number

  @Column('timestamptz')
  createdAt!: Date

  @Column({ ...id() })
  accountId!: string

  @Column('varchar', { length: 128 })
  ip!: string
}

@Entity()
@Index(['accountId', 'targetId'], { unique: true })
export class AccountMemo extends Identified {
  @Index()
  @Column({ ...id(), comment: 'Who writes.' })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account

  @Index()
  @Column({ ...id(), comment: 'About whom.' })
  targetId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  target!: Account

  @Column('varchar', { length: 2048 })
  memo!: string
}
