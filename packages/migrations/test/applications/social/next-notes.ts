import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, PrimaryColumn } from 'typeorm'

import type { Account } from './accounts.ts'
import { Dated, Identified, id } from './columns.ts'

const visibilities = ['public', 'home', 'followers', 'direct'] as const

@Entity()
@Index('public_notes', ['accountId', 'id'], { where: "visibility = 'public' AND NOT local_only" })
@Index('notes_to_a_few', ['id'], { where: "visibility IN ('followers', 'direct')" })
export class Note extends Identified {
  @Index()
  @Column({ ...id(), nullable: true, comment: 'What it answers.' })
  replyId!: string | null

  @ManyToOne('Note', { onDelete: 'SET NULL' })
  reply!: Note | null

  @Index()
  @Column({ ...id(), nullable: true, comment: 'What it passes on.' })
  quotedId!: string | null

  @ManyToOne('Note', { onDelete: 'CASCADE' })
  quoted!: Note | null

  @Index()
  @Column('varchar', { length: 256, nullable: true })
  threadId!: string | null

  @Column('text', { nullable: true })
  text!: string | null

  @Column('text', { nullable: true, comment: 'What is shown before the text.' })
  warning!: string | null

  @Index({ type: 'gin' })
  @Column({
    type: 'tsvector',
    generatedType: 'STORED',
    asExpression: `to_tsvector('simple', coalesce(warning, '') || ' ' || coalesce(text, ''))`,
    nullable: true,
    select: false,
  })
  words!: string

  @Index()
  @Column({ ...id(), comment: 'Who wrote it.' })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account

  @Column('boolean', { default: false })
  localOnly!: boolean

  @Column('integer', { default: 0 })
  renoteCount!: number

  @Column('integer', { default: 0 })
  repliesCount!: number

  @Column('jsonb', { default: {}, comment: 'How often each.' })
  reactions!: object

  @Column({ type: 'enum', enum: visibilities, comment: 'Who may read it.' })
  visibility!: string

  @Index({ unique: true })
  @Column('varchar', { length: 512, nullable: true })
  uri!: string | null

  @Index({ type: 'gin' })
  @Column({ ...id(), array: true, default: [] })
  fileIds!: string[]

  @Column({ type: 'varchar', length: 256, array: true, default: [] })
  attachedFileTypes!: string[]

  @Index({ type: 'gin' })
  @Column({ ...id(), array: true, default: [] })
  mentions!: string[]

  @Column('jsonb', { default: [] })
  mentionedRemoteAccounts!: object[]

  @Index({ type: 'gin' })
  @Column({ type: 'text', array: true, default: [] })
  tags!: string[]

  @Column('boolean', { default: false })
  hasPoll!: boolean

  @Index()
  @Column({ ...id(), nullable: true })
  channelId!: string | null

  @ManyToOne('Channel', { onDelete: 'CASCADE' })
  channel!: object | null

  @Column({ ...id(), nullable: true, comment: 'As of the note that it answers.' })
  replyAccountId!: string | null
}

@Entity()
@Index(['accountId', 'noteId'], { unique: true })
export class NoteReaction extends Identified {
  @Index()
  @Column({ ...id() })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account

  @Index()
  @Column({ ...id() })
  noteId!: string

  @ManyToOne('Note', { onDelete: 'CASCADE' })
  note!: Note

  @Column('varchar', { length: 260 })
  emoji!: string
}

@Entity()
@Check('as_many_votes', 'cardinality(votes) = cardinality(choices)')
@Check('something_to_choose', 'cardinality(choices) > 1')
export class Poll {
  @PrimaryColumn(id())
  noteId!: string

  @OneToOne('Note', { onDelete: 'CASCADE' })
  @JoinColumn()
  note!: Note

  @Column('timestamptz', { nullable: true })
  expiresAt!: Date | null

  @Column('boolean', { default: false })
  multiple!: boolean

  @Column({ type: 'varchar', length: 256, array: true, default: [] })
  choices!: string[]

  @Column('bigint', { array: true })
  votes!: string[]

  @Column({ type: 'enum', enum: visibilities, comment: 'As of the note.' })
  noteVisibility!: string
}

@Entity()
export class Hashtag extends Identified {
  @Index({ unique: true })
  @Column('varchar', { length: 128 })
  name!: string

  @Index()
  @Column('bigint', { default: 0 })
  accountsCount!: string
}

@Entity()
export class ClipNote {
  @PrimaryColumn({ ...id() })
  clipId!: string

  @ManyToOne('Clip', { onDelete: 'CASCADE' })
  clip!: object

  @Index()
  @PrimaryColumn({ ...id() })
  noteId!: string

  @ManyToOne('Note', { onDelete: 'CASCADE' })
  note!: Note
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
  @Column('uuid', { comment: 'MD5 of what is in it.' })
  md5!: string

  @Column('varchar', { length: 256 })
  name!: string

  @Index()
  @Column('varchar', { length: 128, comment: 'As in HTTP.' })
  type!: string

  @Column('bigint', { comment: 'In bytes.' })
  size!: string

  @Column('jsonb', { default: {}, comment: 'Width, height and the like.' })
  properties!: object

  @Index({ unique: true })
  @Column('varchar', { length: 256, nullable: true })
  accessKey!: string | null

  @Index()
  @Column({ ...id(), nullable: true })
  folderId!: string | null

  @ManyToOne('DriveFolder', { onDelete: 'SET NULL' })
  folder!: object | null

  @Column('boolean', { default: false, comment: 'Not safe for everybody.' })
  isSensitive!: boolean
}
