import { Check, Column, Entity, Index, ManyToOne, PrimaryColumn } from 'typeorm'

import type { Account } from './accounts.ts'
import { Dated, Identified, id, words } from './columns.ts'

@Entity()
export class SecurityKey {
  @PrimaryColumn('varchar')
  id!: string

  @Index()
  @Column({ ...id() })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account

  @Column('bigint', { default: 0, comment: 'How often it was used.' })
  counter!: string

  @Column('varchar', { array: true, nullable: true })
  transports!: string[] | null
}

@Entity()
export class Signin extends Dated {
  @Index()
  @Column({ ...id() })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account

  @Column('varchar', { length: 128 })
  ip!: string

  @Column('boolean')
  success!: boolean
}

@Entity()
@Check('lower_case', 'username = lower(username)')
export class UsedUsername {
  @PrimaryColumn('varchar', { length: 128 })
  username!: string

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date
}

@Entity()
export class PasswordResetRequest extends Dated {
  @Index({ unique: true })
  @Column('varchar', { length: 256 })
  token!: string

  @Index()
  @Column({ ...id() })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account
}

@Entity()
export class App extends Dated {
  @Index()
  @Column({ ...id(), nullable: true })
  accountId!: string | null

  @ManyToOne('Account', { onDelete: 'SET NULL', nullable: true })
  account!: Account | null

  @Index({ unique: true })
  @Column('varchar', { length: 64 })
  secret!: string

  @Column({ ...words(64), comment: 'What it may do.' })
  permission!: string[]
}

@Entity()
export class AccessToken extends Dated {
  @Column('timestamptz', { nullable: true })
  lastUsedAt!: Date | null

  @Index()
  @Column('varchar', { length: 128 })
  token!: string

  @Index()
  @Column({ ...id() })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account

  @Column({ ...id(), nullable: true })
  appId!: string | null

  @ManyToOne('App', { onDelete: 'CASCADE', nullable: true })
  app!: App | null

  @Column({ ...words(64) })
  permission!: string[]
}

@Entity()
export class AuthSession extends Dated {
  @Index()
  @Column('varchar', { length: 128 })
  token!: string

  @Column({ ...id() })
  appId!: string

  @ManyToOne('App', { onDelete: 'CASCADE' })
  app!: App
}

@Entity()
export class PushSubscription extends Dated {
  @Index()
  @Column({ ...id() })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account

  @Column('varchar', { length: 512 })
  endpoint!: string

  @Column('boolean', { default: false })
  sendReadMessage!: boolean
}

@Entity()
@Index(['accountId', 'key', 'scope', 'domain'], { unique: true })
export class RegistryItem extends Dated {
  @Column('timestamptz')
  updatedAt!: Date

  @Index()
  @Column({ ...id() })
  accountId!: string

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  account!: Account

  @Column('varchar', { length: 1024 })
  key!: string

  @Column('jsonb', { nullable: true, default: {} })
  value!: object | null

  @Index()
  @Column({ ...words(1024) })
  scope!: string[]

  @Column('varchar', { length: 512, nullable: true })
  domain!: string | null
}

@Entity()
export class RegistrationTicket extends Identified {
  @Index({ unique: true })
  @Column('varchar', { length: 64 })
  code!: string

  @Column('timestamptz', { nullable: true })
  expiresAt!: Date | null

  @ManyToOne('Account', { onDelete: 'CASCADE', nullable: true })
  createdBy!: Account | null

  @Column({ ...id(), nullable: true })
  createdById!: string | null
}
