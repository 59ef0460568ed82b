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
  ViewColumn,
  ViewEntity,
} from 'typeorm'

import { MomentColumn, Timed, TimedWithId } from './columns.ts'
import type { Project } from './people.ts'
import type { WorkflowEntity } from './workflows.ts'

@Entity('execution')
@Index(['workflowId', 'startedAt'])
@Index(['waitTill', 'status', 'deletedAt'])
@Index('execution_to_resume', ['waitTill'], { where: `"waitTill" IS NOT NULL AND "status" IN ('waiting', 'new')` })
export class ExecutionEntity {
  @PrimaryGeneratedColumn({ type: 'bigint' })
  id!: string

  @Column('varchar')
  mode!: string

  @Column({ type: 'bigint', nullable: true })
  retryOf?: string

  @Column({ type: 'bigint', nullable: true })
  retrySuccessId?: string

  @Column({ type: 'enum', enum: ['new', 'running', 'waiting', 'success', 'error', 'canceled', 'crashed', 'unknown'] })
  status!: string

  @MomentColumn({ default: () => 'now()' })
  createdAt!: Date

  @MomentColumn({ nullable: true })
  startedAt!: Date | null

  @Index()
  @MomentColumn({ nullable: true })
  finishedAt!: Date | null

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
  @PrimaryColumn({ type: 'bigint' })
  executionId!: string

  @Column({ type: 'jsonb' })
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

  @Column({ type: 'bigint' })
  executionId!: string

  @Column({ length: 255 })
  key!: string

  @Column('text')
  value!: string
}

@Entity()
@Index('job_to_take', ['priority', 'availableAt'], { where: `"state" = 'queued'` })
@Check('attempts_left', '"attempts" BETWEEN 0 AND "maxAttempts"')
export class QueuedJob extends Timed {
  @PrimaryGeneratedColumn({ type: 'bigint' })
  id!: string

  @Column({ length: 64, default: 'default' })
  queue!: string

  @Column({ type: 'enum', enum: ['queued', 'active', 'done', 'failed', 'dead'], default: 'queued' })
  state!: string

  @Column({ type: 'int', default: 0 })
  priority!: number

  @Column({ type: 'smallint', default: 0 })
  attempts!: number

  @Column({ type: 'smallint', default: 5 })
  maxAttempts!: number

  @Column({ type: 'jsonb', default: {} })
  payload!: object

  @MomentColumn({ default: () => 'CURRENT_TIMESTAMP(3)' })
  availableAt!: Date

  @ManyToOne('ExecutionEntity', { onDelete: 'CASCADE', nullable: true })
  execution!: ExecutionEntity | null
}

@Entity('credential')
@Index(['type'])
export class CredentialsEntity extends TimedWithId {
  @Column({ length: 128 })
  name!: string

  @Column('text')
  data!: string

  @Column({ length: 128 })
  type!: string

  @Column({ default: false })
  isManaged!: boolean

  @Column({ default: false })
  isForEveryone!: boolean

  @OneToMany('SharedCredentials', 'credential')
  shared!: SharedCredentials[]
}

@Entity('credential_share')
export class SharedCredentials extends Timed {
  @Column({ type: 'text' })
  role!: string

  @ManyToOne('CredentialsEntity', 'shared', { onDelete: 'CASCADE' })
  credential!: CredentialsEntity

  @PrimaryColumn({ length: 36 })
  credentialId!: string

  @ManyToOne('Project', { onDelete: 'CASCADE' })
  project!: Project

  @PrimaryColumn({ length: 36 })
  projectId!: string
}

@Entity('oauth_refresh_tokens')
export class OAuthRefreshToken extends Timed {
  @PrimaryColumn('varchar', { length: 255 })
  token!: string

  @ManyToOne('OAuthClient', { onDelete: 'CASCADE' })
  client!: object

  @Index()
  @MomentColumn()
  expiresAt!: Date
}

@Entity({ schema: 'telemetry' })
@Index(['periodStart', 'type', 'periodUnit', 'metaId'], { unique: true })
export class InsightsByPeriod {
  @PrimaryGeneratedColumn('identity')
  id!: number

  @Column()
  metaId!: number

  @ManyToOne('InsightsMetadata', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'metaId' })
  metadata!: object

  @Column({ type: 'smallint', comment: '0 time saved, 1 runtime, 2 success, 3 failure' })
  type!: number

  @Column({ type: 'numeric', precision: 20, scale: 0 })
  value!: string

  @Column({ type: 'smallint', comment: '0 hour, 1 day, 2 week, 3 month' })
  periodUnit!: number

  @Column({ type: 'timestamptz', precision: 0, default: () => 'CURRENT_TIMESTAMP' })
  periodStart!: Date
}

@ViewEntity({
  schema: 'telemetry',
  materialized: true,
  expression: `
    SELECT m."projectId" AS "projectId", p."periodStart" AS "periodStart", sum(p."value") AS "value"
    FROM telemetry.flow_insights_by_period p JOIN telemetry.flow_insights_metadata m ON m."metaId" = p."metaId"
    WHERE p."type" = 2 GROUP BY m."projectId", p."periodStart"`,
})
export class InsightsSuccess {
  @ViewColumn()
  @Index()
  projectId!: string

  @ViewColumn()
  @Index()
  periodStart!: Date

  @ViewColumn()
  value!: string
}
