import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToMany,
  OneToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  type Relation,
  Unique,
} from 'typeorm'

import { IdColumn, MomentColumn, Timed, TimedWithId } from './columns.ts'
import type { Project } from './people.ts'

@Entity('workflow')
@Index(['name'])
export class WorkflowEntity extends TimedWithId {
  @Column({ length: 128 })
  name!: string

  @Column({ type: 'text', nullable: true })
  description!: string | null

  @Column({ default: false })
  isArchived!: boolean

  @Column({ type: 'jsonb' })
  nodes!: object[]

  @Column({ type: 'jsonb' })
  connections!: object

  @Column({ type: 'jsonb', nullable: true })
  settings?: object

  @Column({ type: 'jsonb', nullable: true })
  metadata?: object

  @Column({ type: 'varchar', length: 36, nullable: true })
  versionId!: string | null

  @ManyToOne('WorkflowHistory', { nullable: true, onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'activeVersionId', referencedColumnName: 'versionId' })
  activeVersion!: WorkflowHistory | null

  @Column({ type: 'int', default: 1 })
  versionCounter!: number

  @Column({ type: 'int', default: 0 })
  triggerCount!: number

  @OneToMany('WorkflowTag', 'workflow')
  tags!: WorkflowTag[]

  @ManyToOne('Folder', { nullable: true, onDelete: 'SET NULL' })
  @JoinColumn({ name: 'parentFolderId' })
  parentFolder!: Folder | null
}

/** What a workflow remembers from one execution to the next, apart from what people edit. */
@Entity()
export class WorkflowState {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  workflowId!: string

  @Column({ type: 'jsonb', nullable: true })
  staticData!: object | null

  @Column({ type: 'jsonb', nullable: true })
  pinData!: object | null

  @OneToOne('WorkflowEntity', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'workflowId' })
  workflow!: WorkflowEntity
}

@Entity()
export class WorkflowTag {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  workflowId!: string

  @PrimaryColumn({ type: 'varchar', length: 36 })
  tagId!: string

  @Column({ type: 'smallint', default: 0 })
  position!: number

  @Index()
  @ManyToOne('WorkflowEntity', 'tags', { onDelete: 'CASCADE' })
  workflow!: WorkflowEntity

  @Index()
  @ManyToOne('Tag', { onDelete: 'CASCADE' })
  tag!: Relation<Tag>
}

@Entity()
export class WorkflowHistory extends Timed {
  @IdColumn()
  versionId!: string

  @Index()
  @Column({ length: 36 })
  workflowId!: string

  @Column({ type: 'varchar', length: 128, nullable: true })
  name!: string | null

  @Column({ type: 'jsonb' })
  nodes!: object[]

  @Column({ type: 'jsonb' })
  connections!: object

  @Column()
  authors!: string

  @Column({ type: 'boolean', default: false })
  autosaved!: boolean

  @ManyToOne('WorkflowEntity', { onDelete: 'CASCADE' })
  workflow!: WorkflowEntity
}

@Entity()
@Unique(['workflowId', 'name'])
export class WorkflowStatistics {
  @PrimaryGeneratedColumn('identity')
  id!: number

  @Column({ type: 'bigint', default: 0 })
  count!: string

  @Column({ type: 'bigint', default: 0 })
  rootCount!: string

  @MomentColumn({ nullable: true })
  latestEvent!: Date | null

  @Column({ length: 128 })
  name!: string

  @Column({ type: 'varchar', length: 36, nullable: true })
  workflowId!: string | null

  @ManyToOne('WorkflowEntity', { onDelete: 'SET NULL' })
  workflow!: WorkflowEntity | null
}

@Entity()
@Index(['dependencyType', 'dependencyKey'])
export class WorkflowDependency {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id!: string

  @Index()
  @Column({ length: 36 })
  workflowId!: string

  @Column({ type: 'int', nullable: true })
  workflowVersionId!: number | null

  @Column({ length: 32 })
  dependencyType!: string

  @Column()
  dependencyKey!: string

  @Column({ type: 'jsonb', nullable: true })
  dependencyInfo!: object | null

  @Column({ type: 'smallint', default: 2, comment: 'raised when what is indexed changes' })
  indexVersionId!: number

  @ManyToOne('WorkflowEntity', { onDelete: 'CASCADE' })
  workflow!: WorkflowEntity
}

@Entity()
export class Tag extends TimedWithId {
  @Column({ length: 40 })
  @Index({ unique: true })
  name!: string
}

@Entity()
@Unique(['homeProject', 'id'])
export class Folder extends TimedWithId {
  @Column({ length: 128 })
  name!: string

  @ManyToOne('Folder', { nullable: true, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'parentFolderId' })
  parentFolder!: Folder | null

  @OneToMany('Folder', 'parentFolder')
  subFolders!: Folder[]

  @ManyToOne('Project', { onDelete: 'CASCADE', nullable: false })
  @JoinColumn({ name: 'projectId' })
  homeProject!: Project
}

@Entity('webhook')
@Index(['webhookId', 'method'])
export class WebhookEntity {
  @ManyToOne('WorkflowEntity', { onDelete: 'CASCADE', nullable: false })
  workflow!: WorkflowEntity

  @PrimaryColumn()
  webhookPath!: string

  @PrimaryColumn({ type: 'enum', enum: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'] })
  method!: string

  @Column()
  node!: string

  @Column({ nullable: true })
  webhookId?: string
}

@Entity()
@Unique(['dataTable', 'name'])
@Check('"position" >= 0')
export class DataTableColumn extends TimedWithId {
  @Column({ length: 128 })
  name!: string

  @Column({ length: 32, comment: 'string, number, boolean or date' })
  type!: string

  @Column({ type: 'int', comment: 'from left to right, beginning with 0' })
  position!: number

  @ManyToOne('DataTable', { onDelete: 'CASCADE', nullable: false })
  dataTable!: object
}
