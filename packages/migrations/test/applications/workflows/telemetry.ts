import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  ViewColumn,
  ViewEntity,
} from 'typeorm'

import { MomentColumn, Timed } from './columns.ts'
import type { Project, User } from './people.ts'
import type { WorkflowEntity } from './workflows.ts'

@Entity({ schema: 'telemetry' })
export class InsightsMetadata {
  @PrimaryGeneratedColumn({ primaryKeyConstraintName: 'insights_metadata_pk' })
  metaId!: number

  @Index({ unique: true })
  @Column({ length: 36, nullable: true })
  workflowId!: string

  @Column({ length: 36, nullable: true })
  projectId!: string

  @Column({ length: 128 })
  workflowName!: string

  @Column({ length: 255 })
  projectName!: string

  @ManyToOne('WorkflowEntity', { onDelete: 'SET NULL' })
  workflow!: WorkflowEntity | null

  @ManyToOne('Project', { onDelete: 'SET NULL' })
  project!: Project | null
}

@Entity({ schema: 'telemetry' })
export class InsightsRaw {
  @PrimaryGeneratedColumn('identity')
  id!: number

  @Column()
  metaId!: number

  @ManyToOne('InsightsMetadata', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'metaId' })
  metadata!: InsightsMetadata

  @Column({ type: 'int' })
  type!: number

  @Column({ type: 'int' })
  value!: number

  @Column({ type: 'timestamptz', precision: 0, default: () => 'CURRENT_TIMESTAMP' })
  timestamp!: Date
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
  metadata!: InsightsMetadata

  @Column({ type: 'int', comment: '0 time saved, 1 runtime, 2 success, 3 failure' })
  type!: number

  @Column({ type: 'bigint' })
  value!: string

  @Column({ type: 'int', comment: '0 hour, 1 day, 2 week' })
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
  periodStart!: Date

  @ViewColumn()
  value!: string
}

@Entity({ schema: 'telemetry' })
@Index(['action', 'at'])
export class AuditEvent {
  @PrimaryGeneratedColumn({ type: 'bigint' })
  id!: string

  @Column({ length: 80 })
  action!: string

  @Column({ type: 'jsonb', default: {} })
  details!: object

  @Column({ type: 'cidr', nullable: true })
  address!: string | null

  @MomentColumn({ default: () => 'now()' })
  at!: Date

  @ManyToOne('User', { onDelete: 'SET NULL', nullable: true })
  actor!: User | null
}

@Entity({ schema: 'telemetry' })
export class EventDestinations extends Timed {
  @PrimaryColumn('uuid')
  id!: string

  @Column({ type: 'jsonb' })
  destination!: object
}

@Entity()
@Index(['sourceType', 'sourceId'])
@Check(`"sourceType" IN ('execution', 'chat_message_attachment')`)
export class BinaryData extends Timed {
  @PrimaryColumn('uuid')
  fileId!: string

  @Column({ length: 50 })
  sourceType!: string

  @Column({ length: 255 })
  sourceId!: string

  @Column('bytea')
  data!: Buffer

  @Column({ type: 'int', comment: 'bytes' })
  fileSize!: number
}
