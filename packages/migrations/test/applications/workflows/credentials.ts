import {
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToMany,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm'

import { JsonColumn, Timed, TimedWithId } from './columns.ts'
import type { Project, User } from './people.ts'

@Entity()
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
  isGlobal!: boolean

  @OneToMany('SharedCredentials', 'credentials')
  shared!: SharedCredentials[]
}

@Entity()
export class SharedCredentials extends Timed {
  @Column({ type: 'text' })
  role!: string

  @ManyToOne('CredentialsEntity', 'shared', { onDelete: 'CASCADE' })
  credentials!: CredentialsEntity

  @PrimaryColumn({ length: 36 })
  credentialsId!: string

  @ManyToOne('Project', { onDelete: 'CASCADE' })
  project!: Project

  @PrimaryColumn({ length: 36 })
  projectId!: string
}

@Entity()
export class DynamicCredentialEntry extends Timed {
  @PrimaryColumn({ name: 'credential_id', length: 36 })
  credentialId!: string

  @Index()
  @PrimaryColumn({ name: 'subject_id', length: 255 })
  subjectId!: string

  @Column('text')
  data!: string

  @ManyToOne('CredentialsEntity', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'credential_id' })
  credential!: CredentialsEntity
}

@Entity()
export class SecretsProviderConnection extends Timed {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ length: 128, unique: true })
  providerKey!: string

  @Column({ length: 36 })
  type!: string

  @Column('text')
  encryptedSettings!: string

  @Column({ default: false })
  isEnabled!: boolean
}

@Entity()
export class ProjectSecretsProviderAccess extends Timed {
  @PrimaryColumn()
  secretsProviderConnectionId!: number

  @PrimaryColumn({ length: 36 })
  projectId!: string

  @ManyToOne('SecretsProviderConnection', { onDelete: 'CASCADE' })
  secretsProviderConnection!: SecretsProviderConnection

  @ManyToOne('Project', { onDelete: 'CASCADE' })
  project!: Project
}

@Entity('oauth_clients')
export class OAuthClient extends Timed {
  @PrimaryColumn('varchar')
  id!: string

  @Column({ length: 255 })
  name!: string

  @JsonColumn()
  redirectUris!: string[]

  @JsonColumn({ default: [] })
  grantTypes!: string[]

  @Column({ length: 255, default: 'none' })
  tokenEndpointAuthMethod!: string
}

@Entity('oauth_authorization_codes')
export class OAuthAuthorizationCode extends Timed {
  @PrimaryColumn('varchar', { length: 255 })
  code!: string

  @ManyToOne('OAuthClient', { onDelete: 'CASCADE' })
  client!: OAuthClient

  @ManyToOne('User', { onDelete: 'CASCADE' })
  user!: User

  @Column()
  redirectUri!: string

  @Column({ type: 'bigint', comment: 'milliseconds since 1970' })
  expiresAt!: string

  @Column({ default: false })
  used!: boolean
}

@Entity('oauth_access_tokens')
export class OAuthAccessToken {
  @PrimaryColumn('varchar')
  token!: string

  @ManyToOne('OAuthClient', { onDelete: 'CASCADE' })
  client!: OAuthClient

  @ManyToOne('User', { onDelete: 'CASCADE' })
  user!: User
}

@Entity('oauth_refresh_tokens')
export class OAuthRefreshToken extends Timed {
  @PrimaryColumn('varchar', { length: 255 })
  token!: string

  @ManyToOne('OAuthClient', { onDelete: 'CASCADE' })
  client!: OAuthClient

  @Index()
  @Column({ type: 'bigint' })
  expiresAt!: string
}

@Entity('oauth_user_consents')
@Unique(['user', 'client'])
export class OAuthUserConsent {
  @PrimaryGeneratedColumn()
  id!: number

  @ManyToOne('OAuthClient', { onDelete: 'CASCADE' })
  client!: OAuthClient

  @ManyToOne('User', { onDelete: 'CASCADE' })
  user!: User

  @Column({ type: 'bigint' })
  grantedAt!: string
}

@Entity()
export class InstalledPackages extends Timed {
  @PrimaryColumn({ length: 214 })
  packageName!: string

  @Column({ length: 50 })
  installedVersion!: string

  @Column({ length: 70, nullable: true })
  authorName?: string
}

@Entity()
export class InstalledNodes {
  @Column()
  name!: string

  @PrimaryColumn({ length: 200 })
  type!: string

  @Column({ type: 'int', default: 1 })
  latestVersion!: number

  @ManyToOne('InstalledPackages', { onDelete: 'CASCADE', onUpdate: 'CASCADE', nullable: false })
  @JoinColumn({ name: 'package', referencedColumnName: 'packageName' })
  package!: InstalledPackages
}
