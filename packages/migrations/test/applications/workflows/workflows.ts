import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  OneToMany,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm'

import { IdColumn, JsonColumn, MomentColumn, Timed, TimedWithId } from './columns.ts'
import type { Project, User } from './people.ts'

@Entity('workflow_entity')
@Index(['name'])
export class WorkflowEntity extends TimedWithId {
  @Column({ length: 128 })
  name!: string

  @Column({ type: 'text', nullable: true })
  description!: string | null

  @Column()
  active!: boolean

  @Column({ default: false })
  isArchived!: boolean

  @JsonColumn()
  nodes!: object[]

  @JsonColumn()
  connections!: object

  @JsonColumn({ nullable: true })
  settings?: object

  @JsonColumn({ nullable: true })
  staticData?: object

  @JsonColumn({ nullable: true })
  pinData?: object

  @JsonColumn({ nullable: true })
  meta?: object

  @Column({ type: 'char', length: 36, nullable: true })
  versionId!: string | null

  @Column({ type: 'int', default: 1 })
  versionCounter!: number

  @Column({ type: 'int', default: 0 })
  triggerCount!: number

  @ManyToMany('Tag')
  @JoinTable({
    name: 'workflows_tags',
    joinColumn: { name: 'workflowId', referencedColumnName: 'id' },
    inverseJoinColumn: { name: 'tagId', referencedColumnName: 'id' },
  })
  tags!: Tag[]

  @ManyToOne('Folder', { nullable: true, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'parentFolderId' })
  parentFolder!: Folder | null
}

@Entity()
export class SharedWorkflow extends Timed {
  @Column({ type: 'text' })
  role!: string

  @ManyToOne('WorkflowEntity', { onDelete: 'CASCADE' })
  workflow!: WorkflowEntity

  @PrimaryColumn({ length: 36 })
  workflowId!: string

  @ManyToOne('Project', { onDelete: 'CASCADE' })
  project!: Project

  @PrimaryColumn({ length: 36 })
  projectId!: string
}

@Entity()
export class WorkflowHistory extends Timed {
  @IdColumn()
  versionId!: string

  @Index()
  @Column({ length: 36 })
  workflowId!: string

  @JsonColumn()
  nodes!: object[]

  @JsonColumn()
  connections!: object

  @Column({ type: 'varchar', nullable: true })
  authors!: string | null

  @Column({ type: 'boolean', default: false })
  autosaved!: boolean

  @ManyToOne('WorkflowEntity', { onDelete: 'CASCADE' })
  workflow!: WorkflowEntity
}

@Entity()
@Index(['workflowId', 'versionId'])
@Check(`"event" IN ('activated', 'deactivated')`)
export class WorkflowPublishHistory {
  @PrimaryGeneratedColumn('identity')
  id!: number

  @Column({ length: 36 })
  workflowId!: string

  @Column({ type: 'varchar', length: 36, nullable: true })
  versionId!: string | null

  @Column({ length: 36 })
  event!: string

  @ManyToOne('User', { onDelete: 'SET NULL', nullable: true })
  user!: User | null

  @MomentColumn({ default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date

  @ManyToOne('WorkflowEntity', { onDelete: 'CASCADE' })
  workflow!: WorkflowEntity
}

@Entity()
export class WorkflowStatistics {
  @Column({ type: 'int', default: 0 })
  count!: number

  @Column({ type: 'int', default: 0 })
  rootCount!: number

  @MomentColumn({ nullable: true })
  latestEvent!: Date | null

  @PrimaryColumn({ length: 128 })
  name!: string

  @PrimaryColumn({ length: 36 })
  workflowId!: string

  @ManyToOne('WorkflowEntity', { onDelete: 'CASCADE' })
  workflow!: WorkflowEntity
}

@Entity()
@Index(['dependencyType', 'dependencyKey'])
export class WorkflowDependency {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS' })
  id!: number

  @Index()
  @Column({ length: 36 })
  workflowId!: string

  @Column({ type: 'int' })
  workflowVersionId!: number

  @Column({ length: 32 })
  dependencyType!: string

  @Column()
  dependencyKey!: string

  @Column({ type: 'smallint', default: 1, comment: 'raised when what is indexed changes' })
  indexVersionId!: number

  @ManyToOne('WorkflowEntity', { onDelete: 'CASCADE' })
  workflow!: WorkflowEntity
}

@Entity()
export class Tag extends TimedWithId {
  @Column({ length: 24 })
  @Index({ unique: true })
  name!: string
}

@Entity()
@Unique(['homeProject', 'id'])
export class Folder extends TimedWithId {
  @Column()
  name!: string

  @ManyToOne('Folder', { nullable: true, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'parentFolderId' })
  parentFolder!: Folder | null

  @OneToMany('Folder', 'parentFolder')
  subFolders!: Folder[]

  @ManyToOne('Project', { onDelete: 'CASCADE', nullable: false })
  @JoinColumn({ name: 'projectId' })
  homeProject!: Project

  @ManyToMany('Tag')
  @JoinTable({ name: 'folder_tag', joinColumn: { name: 'folderId' }, inverseJoinColumn: { name: 'tagId' } })
  tags!: Tag[]
}

@Entity('webhook_entity')
@Index(['webhookId', 'method', 'pathLength'])
export class WebhookEntity {
  @Column({ length: 36 })
  workflowId!: string

  @PrimaryColumn()
  webhookPath!: string

  @PrimaryColumn({ type: 'text' })
  method!: string

  @Column()
  node!: string

  @Column({ nullable: true })
  webhookId?: string

  @Column({ type: 'int', nullable: true })
  pathLength?: number
}
