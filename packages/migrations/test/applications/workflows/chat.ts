import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm'

import { JsonColumn, MomentColumn, Timed, TimedWithId } from './columns.ts'
import type { CredentialsEntity } from './credentials.ts'
import type { ExecutionEntity } from './executions.ts'
import type { Project, User } from './people.ts'
import type { WorkflowEntity } from './workflows.ts'

@Entity()
export class ChatAgent extends Timed {
  @PrimaryGeneratedColumn('uuid')
  id!: string

  @Column({ length: 256 })
  name!: string

  @Column('text')
  systemPrompt!: string

  @ManyToOne('User', { onDelete: 'CASCADE' })
  owner!: User

  @ManyToOne('CredentialsEntity', { onDelete: 'SET NULL', nullable: true })
  credential!: CredentialsEntity | null

  @JsonColumn({ default: () => "'[]'" })
  tools!: object[]
}

@Entity()
@Index(['owner', 'lastMessageAt'])
export class ChatSession extends Timed {
  @PrimaryGeneratedColumn('uuid')
  id!: string

  @Column({ length: 256 })
  title!: string

  @MomentColumn({ nullable: true })
  lastMessageAt!: Date | null

  @ManyToOne('User', { onDelete: 'CASCADE', nullable: false })
  owner!: User

  @ManyToOne('WorkflowEntity', { onDelete: 'SET NULL', nullable: true })
  workflow!: WorkflowEntity | null

  @ManyToOne('ChatAgent', { onDelete: 'SET NULL', nullable: true })
  agent!: ChatAgent | null
}

@Entity()
export class ChatMessage extends Timed {
  @PrimaryGeneratedColumn('uuid')
  id!: string

  @ManyToOne('ChatSession', { onDelete: 'CASCADE', nullable: false })
  session!: ChatSession

  @ManyToOne('ChatMessage', { onDelete: 'CASCADE', nullable: true })
  previousMessage!: ChatMessage | null

  @Column({ type: 'varchar', length: 16 })
  type!: string

  @Column({ type: 'varchar', length: 16, default: 'success' })
  status!: string

  @Column('text')
  content!: string

  @ManyToOne('ExecutionEntity', { onDelete: 'SET NULL', nullable: true })
  execution!: ExecutionEntity | null
}

@Entity()
@Unique(['projectId', 'name'])
export class DataTable extends TimedWithId {
  @Column({ length: 128 })
  name!: string

  @ManyToOne('Project', { onDelete: 'CASCADE' })
  project!: Project

  @Column({ length: 36 })
  projectId!: string
}

@Entity()
@Unique(['dataTable', 'name'])
@Check('"index" >= 0')
export class DataTableColumn extends TimedWithId {
  @Column({ length: 128 })
  name!: string

  @Column({ length: 32, comment: 'string, number, boolean or date' })
  type!: string

  @Column({ type: 'int', comment: 'from left to right, beginning with 0' })
  index!: number

  @ManyToOne('DataTable', { onDelete: 'CASCADE', nullable: false })
  dataTable!: DataTable
}

@Entity()
export class WorkflowTemplate {
  @PrimaryGeneratedColumn('rowid')
  id!: number

  @Column()
  title!: string

  @Column({ type: 'money', nullable: true })
  price!: string | null

  @JsonColumn()
  workflow!: object
}
