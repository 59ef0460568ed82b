import { Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, PrimaryColumn } from 'typeorm'

import { Dated, Identified, id } from './columns.ts'

@Entity()
@Index(['usernameLower', 'host'], { unique: true })
@Index('one_local_name', ['usernameLower'], { unique: true, where: 'host IS NULL' })
@Index('account_to_fetch', ['lastFetchedAt'], { where: "host IS NOT NULL AND suspension = 'none'" })
export class Account extends Identified {
  @Index()
  @Column({ type: 'timestamptz', nullable: true, comment: 'When something was last written here.' })
  updatedAt!: Date | null

  @Column({ type: 'timestamptz', nullable: true })
  lastFetchedAt!: Date | null

  @Column({ type: 'varchar', length: 128, comment: 'The name in links.' })
  username!: string

  @Column({ type: 'varchar', length: 128, select: false, comment: 'The same in lower case, to be found by.' })
  usernameLower!: string

  @Column({ type: 'varchar', length: 256, nullable: true, comment: "The person's own spelling." })
  name!: string | null

  @Column({ type: 'integer', default: 0, comment: 'How many follow it.' })
  followersCount!: number

  @Column({ type: 'integer', default: 0, comment: 'How many it follows.' })
  followingCount!: number

  @Column({ type: 'bigint', default: 0, comment: 'How much it has written.' })
  notesCount!: string

  @Column({ ...id(), nullable: true, comment: 'The picture.' })
  avatarId!: string | null

  @OneToOne('DriveFile', { onDelete: 'SET NULL' })
  @JoinColumn()
  avatar!: object | null

  @Column({ type: 'varchar', length: 1024, nullable: true })
  avatarUrl!: string | null

  @Index({ type: 'gin' })
  @Column({ type: 'text', array: true, default: [], comment: 'Tags of the profile.' })
  tags!: string[]

  @Column({ type: 'varchar', length: 128, array: true, default: [] })
  emojis!: string[]

  @Column({
    type: 'enum',
    enum: ['none', 'silenced', 'suspended'],
    default: 'none',
    comment: 'What its moderators have done.',
  })
  suspension!: string

  @Column({ type: 'boolean', default: false, comment: 'Whether followers have to ask.' })
  isLocked!: boolean

  @Column({ type: 'boolean', default: false, comment: 'Whether a program writes for it.' })
  isBot!: boolean

  @Index()
  @Column({ type: 'boolean', default: true, comment: 'Whether it is shown to strangers.' })
  isDiscoverable!: boolean

  @Index()
  @Column({ type: 'varchar', length: 512, nullable: true, comment: 'The server; none for our own.' })
  host!: string | null

  @Index()
  @Column({ type: 'varchar', length: 512, nullable: true })
  uri!: string | null

  @Column({ type: 'varchar', array: true, nullable: true, comment: 'Other addresses.' })
  alsoKnownAs!: string[] | null

  @Column({ ...id(), nullable: true, comment: 'Where it has gone.' })
  movedToId!: string | null

  @ManyToOne('Account', { onDelete: 'SET NULL' })
  movedTo!: Account | null

  @Index({ unique: true })
  @Column({ type: 'varchar', length: 64, nullable: true, comment: 'What the programs of the person log in with.' })
  token!: string | null
}

const notifications = ['follow', 'mention', 'reply', 'quote', 'reaction', 'pollEnded', 'achievement'] as const

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
  @Column({ type: 'date', nullable: true })
  birthday!: string | null

  @Column({ type: 'text', nullable: true, comment: 'What the person says of themselves.' })
  description!: string | null

  @Column({ type: 'jsonb', default: [], comment: 'Names and values.' })
  fields!: object[]

  @Column({ type: 'varchar', length: 128, nullable: true })
  email!: string | null

  @Column({ type: 'boolean', default: false })
  emailVerified!: boolean

  @Column({ type: 'varchar', length: 128, nullable: true, comment: 'Derived from the password.' })
  password!: string | null

  @Column({ type: 'enum', enum: ['public', 'followers', 'private'], default: 'public' })
  followingVisibility!: string

  @Column({ type: 'enum', enum: ['public', 'followers', 'private'], default: 'public' })
  followersVisibility!: string

  @Column({ type: 'enum', enum: notifications, array: true, default: [] })
  mutingNotificationTypes!: string[]

  @Index({ type: 'gin' })
  @Column({ type: 'jsonb', default: [], comment: 'Words that the person does not want to read.' })
  mutedWords!: string[][]

  @Index()
  @Column({ type: 'varchar', length: 512, nullable: true, comment: 'As of the account.' })
  accountHost!: string | null
}

/** What nobody but the person's own device needs to know. */
@Entity()
export class AccountTwoFactor {
  @PrimaryColumn(id())
  accountId!: string

  @OneToOne('Account', { onDelete: 'CASCADE' })
  @JoinColumn()
  account!: Account

  @Column({ type: 'varchar', length: 128, comment: 'What the codes are derived from.' })
  secret!: string

  @Column({ type: 'varchar', array: true, default: [], comment: 'Each for one login.' })
  backupSecrets!: string[]
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

  @Column({ type: 'enum', enum: ['everything', 'renotes'], default: 'everything', comment: 'What is not to be seen.' })
  scope!: string
}

@Entity('list')
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

@Entity('list_membership')
@Index(['accountId', 'listId'], { unique: true })
export class AccountListJoining extends Identified {
  @Index()
  @Column({ ...id(), comment: 'Who is on it.' })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account

  @Index()
  @Column({ ...id() })
  listId!: string

  @ManyToOne('AccountList', { onDelete: 'CASCADE' })
  list!: AccountList

  @Column('boolean', { default: false, comment: 'Whether answers of theirs are shown.' })
  withReplies!: boolean
}
