import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm'

import type { Account } from './accounts.ts'
import { Dated, id } from './columns.ts'
import type { Note } from './notes.ts'

@Entity()
export class DriveFolder extends Dated {
  @Column('varchar', { length: 128 })
  name!: string

  @Index()
  @Column({ ...id(), nullable: true })
  accountId!: string | null

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account | null

  @Index()
  @Column({ ...id(), nullable: true, comment: 'What it lies in; none at the top.' })
  parentId!: string | null

  @ManyToOne('DriveFolder', { onDelete: 'SET NULL' })
  parent!: DriveFolder | null
}

@Entity()
@Index(['accountId', 'folderId', 'id'])
export class DriveFile extends Dated {
  @Index()
  @Column({ ...id(), nullable: true })
  accountId!: string | null

  @ManyToOne('Account', { onDelete: 'SET NULL' })
  account!: Account | null

  @Index()
  @Column('varchar', { length: 32, comment: 'MD5 of what is in it.' })
  md5!: string

  @Column('varchar', { length: 256 })
  name!: string

  @Index()
  @Column('varchar', { length: 128, comment: 'As in HTTP.' })
  type!: string

  @Column('integer', { comment: 'In bytes.' })
  size!: number

  @Column('jsonb', { default: {}, comment: 'Width, height and the like.' })
  properties!: object

  @Index({ unique: true })
  @Column('varchar', { length: 256, nullable: true })
  accessKey!: string | null

  @Index()
  @Column({ ...id(), nullable: true })
  folderId!: string | null

  @ManyToOne('DriveFolder', { onDelete: 'SET NULL' })
  folder!: DriveFolder | null

  @Column('boolean', { default: false, comment: 'Not safe for work.' })
  isSensitive!: boolean
}

@Entity()
export class Channel extends Dated {
  @Index()
  @Column('timestamptz', { nullable: true })
  lastNotedAt!: Date | null

  @Index()
  @Column({ ...id(), nullable: true })
  accountId!: string | null

  @ManyToOne('Account', { onDelete: 'SET NULL' })
  account!: Account | null

  @Column('varchar', { length: 128 })
  name!: string

  @Column('varchar', { length: 16, default: '#86b300' })
  color!: string

  @Column({ ...id(), array: true, default: [] })
  pinnedNoteIds!: string[]

  @Index()
  @Column('integer', { default: 0 })
  notesCount!: number
}

@Entity()
@Index(['followerId', 'followeeId'], { unique: true })
export class ChannelFollowing extends Dated {
  @Index()
  @Column({ ...id() })
  followeeId!: string

  @ManyToOne('Channel', { onDelete: 'CASCADE' })
  followee!: Channel

  @Index()
  @Column({ ...id() })
  followerId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  follower!: Account
}

@Entity()
export class Antenna extends Dated {
  @Index()
  @Column({ ...id() })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account

  @Column('varchar', { length: 128 })
  name!: string

  @Column({ type: 'enum', enum: ['home', 'all', 'users', 'list'] })
  src!: string

  @Column({ ...id(), nullable: true })
  accountListId!: string | null

  @ManyToOne('AccountList', { onDelete: 'CASCADE' })
  accountList!: object | null

  @Column('varchar', { length: 1024, array: true, default: '{}' })
  users!: string[]

  @Column('jsonb', { default: [] })
  keywords!: string[][]

  @Index()
  @Column('boolean', { default: true })
  isActive!: boolean
}

@Entity()
export class Clip extends Dated {
  @Index()
  @Column({ ...id() })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account

  @Column('varchar', { length: 128 })
  name!: string
}

@Entity()
@Index(['noteId', 'clipId'], { unique: true })
export class ClipNote {
  @PrimaryGeneratedColumn()
  id!: number

  @Index()
  @Column({ ...id() })
  noteId!: string

  @ManyToOne('Note', { onDelete: 'CASCADE' })
  note!: Note

  @Index()
  @Column({ ...id() })
  clipId!: string

  @ManyToOne('Clip', { onDelete: 'CASCADE' })
  clip!: Clip
}
