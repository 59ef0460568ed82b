import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  OneToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  type Relation,
  Unique,
} from 'typeorm'

import { IdColumn, JsonColumn, MomentColumn, Timed, TimedWithId } from './columns.ts'
import type { WorkflowEntity } from './workflows.ts'

@Entity('execution_entity')
@Index(['workflowId', 'startedAt'])
@Index(['waitTill', 'status', 'deletedAt'])
@Index('execution_to_resume', ['waitTill'], { where: `"waitTill" IS NOT NULL AND "status" IN ('waiting', 'new')` })
export class ExecutionEntity {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  finished!: boolean

  @Column('varchar')
  mode!: string

  @Column({ nullable: true })
  retryOf?: string

  @Column({ nullable: true })
  retrySuccessId?: string

  @Column('varchar', { length: 20 })
  status!: string

  @MomentColumn({ nullable: true, default: () => 'now()' })
  createdAt!: Date | null

  @MomentColumn({ nullable: true })
  startedAt!: Date | null

  @Index()
  @MomentColumn({ nullable: true })
  stoppedAt!: Date | null

  @Index()
  @MomentColumn({ nullable: true })
  deletedAt!: Date | null

  @MomentColumn({ nullable: true })
  waitTill!: Date | null

  @Column({ length: 36 })
  workflowId!: string

  @ManyToOne('WorkflowEntity', { onDelete: 'CASCADE' })
  workflow!: WorkflowEntity
}

@Entity()
export class ExecutionData {
  @PrimaryColumn({ type: 'int' })
  executionId!: number

  @JsonColumn()
  workflowData!: object

  @Column('text')
  data!: string

  @Column({ type: 'varchar', length: 36, nullable: true })
  workflowVersionId!: string | null

  @OneToOne('ExecutionEntity', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'executionId' })
  execution!: ExecutionEntity
}

@Entity()
@Index(['executionId', 'key'], { unique: true })
export class ExecutionMetadata {
  @PrimaryGeneratedColumn()
  id!: number

  @ManyToOne('ExecutionEntity', { onDelete: 'CASCADE' })
  execution!: ExecutionEntity

  @Column()
  executionId!: number

  @Column({ length: 255 })
  key!: string

  @Column('text')
  value!: string
}

@Entity({ name: 'execution_annotations' })
export class ExecutionAnnotation extends Timed {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ type: 'varchar', length: 6, nullable: true })
  vote!: string | null

  @Column({ type: 'varchar', nullable: true })
  note!: string | null

  @Index({ unique: true })
  @OneToOne('ExecutionEntity', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'executionId' })
  execution!: ExecutionEntity

  @ManyToMany('AnnotationTag')
  @JoinTable({
    name: 'execution_annotation_tags',
    joinColumn: { name: 'annotationId' },
    inverseJoinColumn: { name: 'tagId' },
  })
  tags!: AnnotationTag[]
}

@Entity({ name: 'annotation_tag_entity' })
export class AnnotationTag extends TimedWithId {
  @Column({ length: 24 })
  @Index({ unique: true })
  name!: string
}

@Entity()
export class ProcessedData extends Timed {
  @PrimaryColumn('varchar')
  context!: string

  @PrimaryColumn({ length: 36 })
  workflowId!: string

  @Column('text')
  value!: string

  @ManyToOne('WorkflowEntity', { onDelete: 'CASCADE' })
  workflow!: WorkflowEntity
}

@Entity()
@Index('job_to_take', ['priority', 'availableAt'], { where: `"state" = 'waiting'` })
@Check('attempts_left', '"attempts" <= "maxAttempts"')
export class QueuedJob extends Timed {
  @PrimaryGeneratedColumn({ type: 'bigint' })
  id!: string

  @Column({ length: 64, default: 'default' })
  queue!: string

  @Column({ type: 'enum', enum: ['waiting', 'active', 'failed', 'done'], default: 'waiting' })
  state!: string

  @Column({ type: 'smallint', default: 0 })
  priority!: number

  @Column({ type: 'smallint', default: 0 })
  attempts!: number

  @Column({ type: 'smallint', default: 3 })
  maxAttempts!: number

  @Column({ type: 'jsonb', default: {} })
  payload!: object

  @MomentColumn({ default: () => 'CURRENT_TIMESTAMP(3)' })
  availableAt!: Date

  @ManyToOne('ExecutionEntity', { onDelete: 'CASCADE', nullable: true })
  execution!: ExecutionEntity | null
}

@Entity()
export class WorkerHeartbeat {
  @IdColumn()
  id!: string

  @Column({ type: 'inet', nullable: true })
  address!: string | null

  @Column({ type: 'interval', default: () => "'00:00:30'" })
  every!: string

  @MomentColumn({ default: () => 'clock_timestamp()' })
  seenAt!: Date
}

@Entity()
@Unique(['testRun', 'number'])
export class TestCaseExecution extends TimedWithId {
  @ManyToOne('TestRun', { onDelete: 'CASCADE' })
  testRun!: Relation<TestRun>

  @Column({ type: 'int' })
  number!: number

  @ManyToOne('ExecutionEntity', { onDelete: 'SET NULL', nullable: true })
  execution!: ExecutionEntity | null

  @Column({ default: 'new' })
  status!: string

  @JsonColumn({ nullable: true })
  metrics!: object | null
}

@Entity()
export class TestRun extends TimedWithId {
  @Column('varchar')
  status!: string

  @MomentColumn({ nullable: true })
  completedAt!: Date | null

  @Index()
  @Column({ length: 36 })
  workflowId!: string

  @ManyToOne('WorkflowEntity', { onDelete: 'CASCADE' })
  workflow!: WorkflowEntity
}
