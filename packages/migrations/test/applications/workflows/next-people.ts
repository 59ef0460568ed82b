import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToMany,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  type Relation,
} from 'typeorm'

import { JsonColumn, MomentColumn, Timed, TimedWithId } from './columns.ts'
import type { AuthIdentity, Role } from './people.ts'

@Entity()
export class User extends Timed {
  @PrimaryGeneratedColumn('uuid')
  id!: string

  @Column({ type: 'varchar', length: 254, nullable: true })
  @Index({ unique: true })
  email!: string | null

  @Column({ length: 64, nullable: true })
  firstName?: string

  @Column({ length: 64, nullable: true })
  lastName?: string

  @Column({ type: String, nullable: true })
  password!: string | null

  @JsonColumn({ nullable: true })
  personalizationAnswers!: object | null

  @Column({ type: 'jsonb', nullable: true })
  settings!: object | null

  @ManyToOne('Role', { nullable: false })
  @JoinColumn({ name: 'roleSlug', referencedColumnName: 'slug' })
  role!: Relation<Role>

  @OneToMany('AuthIdentity', 'user')
  identities!: AuthIdentity[]

  @Column({ type: Boolean, default: false })
  disabled!: boolean

  @Column({ type: Boolean, default: false })
  mfaEnabled!: boolean

  @Column({ type: 'text', nullable: true })
  mfaSecret?: string | null

  @Column({ type: 'text', array: true, default: [] })
  mfaRecoveryCodes!: string[]

  @MomentColumn({ nullable: true })
  lastActiveAt?: Date | null
}

@Entity()
export class Project extends TimedWithId {
  @Column({ length: 255 })
  name!: string

  @Column({ type: 'enum', enum: ['personal', 'team'], default: 'personal' })
  type!: string

  @Column({ type: 'jsonb', nullable: true })
  icon!: object | null

  @Column({ type: 'varchar', length: 512, nullable: true })
  description!: string | null

  @ManyToOne('User', { onDelete: 'SET NULL', nullable: true })
  creator!: User | null
}

@Entity()
@Index('project_variable', ['project', 'key'], { unique: true, where: '"projectId" IS NOT NULL' })
@Index('global_variable', ['key'], { unique: true, where: '"projectId" IS NULL' })
export class Variables {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string

  @Column({ type: 'varchar', length: 64 })
  key!: string

  @Column({ type: 'enum', enum: ['string', 'number', 'boolean'], default: 'string' })
  type!: string

  @Column('text', { default: '' })
  value!: string

  @ManyToOne('Project', { onDelete: 'CASCADE', nullable: true })
  project!: Project | null
}

@Entity()
@Index(['provider', 'claim', 'expected'], { unique: true })
export class RoleMappingRule extends TimedWithId {
  @Column({ type: 'enum', enum: ['ldap', 'saml', 'oidc'] })
  provider!: string

  @Column()
  claim!: string

  @Column()
  expected!: string

  @Column({ type: 'int', default: 0 })
  order!: number

  @ManyToOne('Role', { onDelete: 'CASCADE', nullable: false })
  @JoinColumn({ name: 'roleSlug', referencedColumnName: 'slug' })
  role!: Relation<Role>
}

@Entity({ schema: 'audit' })
@Index(['action', 'at'])
export class AuditEvent {
  @PrimaryGeneratedColumn({ type: 'bigint' })
  id!: string

  @Column({ length: 80 })
  action!: string

  @Column({ type: 'jsonb', default: {} })
  details!: object

  @Column({ type: 'inet', nullable: true })
  address!: string | null

  @MomentColumn({ default: () => 'now()' })
  at!: Date

  @ManyToOne('User', { onDelete: 'SET NULL', nullable: true })
  actor!: User | null
}

@Entity()
@Index(['sourceType', 'sourceId'])
@Check(`"sourceType" IN ('execution', 'chat_message_attachment', 'agent_file')`)
export class BinaryData extends Timed {
  @PrimaryColumn('uuid')
  fileId!: string

  @Column({ length: 50 })
  sourceType!: string

  @Column({ length: 255 })
  sourceId!: string

  @Column('bytea')
  data!: Buffer

  @Column({ nullable: true })
  mimeType?: string

  @Column({ type: 'bigint', comment: 'bytes' })
  fileSize!: string
}
