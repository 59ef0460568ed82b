import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, PrimaryColumn } from 'typeorm'

import type { Account } from './accounts.ts'
import { Dated, Identified, id, words } from './columns.ts'

export const visibilities = ['public', 'home', 'followers', 'specified'] as const

@Entity()
@Index('public_notes', ['accountId', 'id'], { where: "visibility = 'public' AND NOT local_only" })
@Index('notes_to_a_few', ['id'], { where: "visibility IN ('followers', 'specified')" })
export class Note extends Dated {
  @Index()
  @Column({ ...id(), nullable: true, comment: 'What it answers.' })
  replyId!: string | null

  @ManyToOne('Note', { onDelete: 'CASCADE' })
  reply!: Note | null

  @Index()
  @Column({ ...id(), nullable: true, comment: 'What it passes on.' })
  renoteId!: string | null

  @ManyToOne('Note', { onDelete: 'CASCADE' })
  renote!: Note | null

  @Index()
  @Column('varchar', { length: 256, nullable: true })
  threadId!: string | null

  @Column('text', { nullable: true })
  text!: string | null

  @Column('varchar', { length: 512, nullable: true, comment: 'What is shown before the text.' })
  cw!: string | null

  @Index()
  @Column({ ...id(), comment: 'Who wrote it.' })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account

  @Column('boolean', { default: false })
  localOnly!: boolean

  @Column('smallint', { default: 0 })
  renoteCount!: number

  @Column('smallint', { default: 0 })
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

  @Index({ type: 'gin' })
  @Column({ ...words(256) })
  attachedFileTypes!: string[]

  @Index({ type: 'gin' })
  @Column({ ...id(), array: true, default: [] })
  mentions!: string[]

  @Column('text', { default: '[]' })
  mentionedRemoteUsers!: string

  @Index({ type: 'gin' })
  @Column({ ...words(128) })
  tags!: string[]

  @Column('boolean', { default: false })
  hasPoll!: boolean

  @Index()
  @Column({ ...id(), nullable: true })
  channelId!: string | null

  @ManyToOne('Channel', { onDelete: 'CASCADE' })
  channel!: object | null

  @Column({ ...id(), nullable: true, comment: 'As of the note that it answers.' })
  replyUserId!: string | null
}

@Entity()
@Index(['accountId', 'noteId'], { unique: true })
export class NoteReaction extends Dated {
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
  reaction!: string
}

@Entity()
@Index(['accountId', 'noteId'], { unique: true })
export class NoteFavorite extends Dated {
  @Index()
  @Column({ ...id() })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account

  @Column({ ...id() })
  noteId!: string

  @ManyToOne('Note', { onDelete: 'CASCADE' })
  note!: Note
}

@Entity()
@Index(['accountId', 'noteId'], { unique: true })
export class NoteUnread extends Identified {
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

  @Index()
  @Column('boolean')
  isMentioned!: boolean
}

@Entity()
export class PinnedNote extends Dated {
  @Index()
  @Column({ ...id() })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account

  @Column({ ...id() })
  noteId!: string

  @ManyToOne('Note', { onDelete: 'CASCADE' })
  note!: Note
}

@Entity()
export class PromoNote {
  @PrimaryColumn(id())
  noteId!: string

  @OneToOne('Note', { onDelete: 'CASCADE' })
  @JoinColumn()
  note!: Note

  @Column('timestamptz')
  expiresAt!: Date
}

@Entity()
@Check('as_many_votes', 'cardinality(votes) = cardinality(choices)')
export class Poll {
  @PrimaryColumn(id())
  noteId!: string

  @OneToOne('Note', { onDelete: 'CASCADE' })
  @JoinColumn()
  note!: Note

  @Column('timestamptz', { nullable: true })
  expiresAt!: Date | null

  @Column('boolean')
  multiple!: boolean

  @Column({ ...words(128) })
  choices!: string[]

  @Column('integer', { array: true })
  votes!: number[]

  @Column({ type: 'enum', enum: visibilities, comment: 'As of the note.' })
  noteVisibility!: string
}

@Entity()
@Index(['accountId', 'noteId', 'choice'], { unique: true })
export class PollVote extends Dated {
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

  @Column('integer')
  choice!: number
}

@Entity()
export class Hashtag extends Identified {
  @Index({ unique: true })
  @Column('varchar', { length: 128 })
  name!: string

  @Column({ ...id(), array: true })
  mentionedUserIds!: string[]

  @Index()
  @Column('integer', { default: 0 })
  mentionedUsersCount!: number
}
