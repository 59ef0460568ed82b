import {
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
  type Relation,
  Unique,
} from 'typeorm'

import { JsonColumn, MomentColumn, Timed, TimedWithId } from './columns.ts'

@Entity()
export class User extends Timed {
  @PrimaryGeneratedColumn('uuid')
  id!: string

  @Column({ type: 'varchar', length: 254, nullable: true })
  @Index({ unique: true })
  email!: string | null

  @Column({ length: 32, nullable: true })
  firstName?: string

  @Column({ length: 32, nullable: true })
  lastName?: string

  @Column({ type: String, nullable: true })
  password!: string | null

  @JsonColumn({ nullable: true })
  personalizationAnswers!: object | null

  @JsonColumn({ nullable: true })
  settings!: object | null

  @ManyToOne('Role')
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

  @Column({ type: 'simple-array', default: '' })
  mfaRecoveryCodes!: string[]

  @Column({ type: 'date', nullable: true })
  lastActiveAt?: string | null
}

@Entity()
@Unique(['providerId', 'providerType'])
export class AuthIdentity extends Timed {
  @PrimaryColumn({ length: 64 })
  providerId!: string

  @PrimaryColumn({ length: 32 })
  providerType!: string

  @Column('uuid')
  userId!: string

  @ManyToOne('User', 'identities')
  user!: User
}

@Entity('auth_provider_sync_history')
export class AuthProviderSync {
  @PrimaryGeneratedColumn()
  id!: number

  @Column('varchar', { length: 32 })
  providerType!: string

  @Column('text')
  runMode!: string

  @Column('timestamp')
  startedAt!: Date

  @Column('timestamp')
  endedAt!: Date

  @Column('int')
  scanned!: number

  @Column('text', { nullable: true })
  error!: string | null
}

@Entity('user_api_keys')
@Unique(['userId', 'label'])
export class ApiKey extends TimedWithId {
  @ManyToOne('User', { onDelete: 'CASCADE' })
  user!: User

  @Column({ type: 'uuid' })
  userId!: string

  @Column({ length: 100 })
  label!: string

  @Index({ unique: true })
  @Column()
  apiKey!: string

  @JsonColumn({ nullable: true })
  scopes!: string[] | null

  @Column({ default: 'public-api' })
  audience!: string
}

@Entity()
@Index(['roleType'])
export class Role extends Timed {
  @PrimaryColumn({ length: 128 })
  slug!: string

  @Column('text')
  displayName!: string

  @Column('text', { nullable: true })
  description!: string | null

  @Column('text')
  roleType!: string

  @Column({ default: false })
  systemRole!: boolean

  @ManyToMany('Scope')
  @JoinTable({
    name: 'role_scope',
    joinColumn: { name: 'roleSlug', referencedColumnName: 'slug' },
    inverseJoinColumn: { name: 'scopeSlug', referencedColumnName: 'slug' },
  })
  scopes!: Scope[]
}

@Entity()
export class Scope {
  @PrimaryColumn({ length: 128 })
  slug!: string

  @Column('text', { nullable: true })
  displayName!: string | null

  @Column('text', { nullable: true })
  description!: string | null
}

@Entity()
export class InvalidAuthToken {
  @PrimaryColumn({ length: 512 })
  token!: string

  @MomentColumn()
  expiresAt!: Date
}

@Entity()
export class Project extends TimedWithId {
  @Column({ length: 255 })
  name!: string

  @Column({ type: 'enum', enum: ['personal', 'team', 'public'], default: 'personal' })
  type!: string

  @JsonColumn({ nullable: true })
  icon!: object | null

  @Column({ type: 'varchar', length: 512, nullable: true })
  description!: string | null

  @ManyToOne('User', { onDelete: 'SET NULL', nullable: true })
  creator!: User | null
}

@Entity()
export class ProjectRelation extends Timed {
  @ManyToOne('Role')
  @JoinColumn({ name: 'role', referencedColumnName: 'slug' })
  role!: Relation<Role>

  @ManyToOne('User', { onDelete: 'CASCADE' })
  user!: User

  @Index()
  @PrimaryColumn('uuid')
  userId!: string

  @ManyToOne('Project', { onDelete: 'CASCADE' })
  project!: Project

  @Index()
  @PrimaryColumn({ length: 36 })
  projectId!: string
}

@Entity()
export class Settings {
  @PrimaryColumn()
  key!: string

  @Column('text')
  value!: string

  @Column({ default: false })
  loadOnStartup!: boolean
}

@Entity()
@Index('project_variable', ['project', 'key'], { unique: true, where: '"projectId" IS NOT NULL' })
@Index('global_variable', ['key'], { unique: true, where: '"projectId" IS NULL' })
export class Variables {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string

  @Column('text')
  key!: string

  @Column('text', { default: 'string' })
  type!: string

  @Column('text', { nullable: true })
  value!: string | null

  @ManyToOne('Project', { onDelete: 'CASCADE', nullable: true })
  project!: Project | null
}
