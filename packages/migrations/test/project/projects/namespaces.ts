import { decoratorOptions, type Files, type Project } from '../project.ts'

const surroundings: Files = { 'package.json': '{ "type": "module" }', 'tsconfig.json': decoratorOptions() }

const invoice = (isGrown: boolean): string => `
import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm'
import { Customer } from './customer.ts'

@Entity({ schema: 'billing' })
${isGrown ? "@Index(['dueOn', 'state'])" : ''}
export class Invoice {
  @PrimaryGeneratedColumn() id: number
  @Column({ type: 'enum', enum: ['open', 'paid'], default: 'open' }) state: string
  @ManyToOne(() => Customer, { nullable: false }) customer: Relation<Customer>
  ${isGrown ? "@Column({ type: 'date', nullable: true }) dueOn?: string" : ''}
  ${isGrown ? "@Column({ type: 'enum', enum: ['mail', 'post'], enumName: 'delivery', array: true, default: ['mail'] }) delivery: string[]" : ''}
}
`

export const twoNamespaces: Project = {
  about: 'two schemas, with a foreign key across and an enum in the second',
  files: (isGrown) => ({
    ...surroundings,
    'customer.ts': `
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

@Entity()
export class Customer {
  @PrimaryGeneratedColumn() id: number
  @Column() name: string
}
`,
    'invoice.ts': invoice(isGrown),
    'source.ts': `
import 'reflect-metadata'
import { DataSource } from 'typeorm'
import { Customer } from './customer.ts'
import { Invoice } from './invoice.ts'

export default new DataSource({ type: 'postgres', url: process.env.DATABASE_URL, entities: [Customer, Invoice] })
`,
  }),
  init: ['-d', 'source.ts', '--revisions', 'db/revisions'],
  revisions: 'db/revisions',
  dataSource: 'source.ts',
  creates: [
    'CREATE SCHEMA IF NOT EXISTS "billing"',
    'CREATE TABLE "customer"',
    `CREATE TYPE "billing"."invoice_state_enum" AS ENUM ('open', 'paid')`,
    'CREATE TABLE "billing"."invoice"',
    'REFERENCES "customer"',
  ],
  adds: [
    `CREATE TYPE "billing"."delivery" AS ENUM ('mail', 'post')`,
    'ALTER TABLE "billing"."invoice" ADD COLUMN "dueOn" date',
    'ON "billing"."invoice" ("dueOn", "state")',
  ],
}

const account = (isGrown: boolean): string => `
import { Check, Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm'

@Entity('accounts')
@Unique('accounts_email', ['email'])
@Check('accounts_company', \`email like '%@company.example' and email <> 'nobody@company.example'\`)
${isGrown ? "@Index('accounts_by_plan', ['plan', 'alias'], { where: \"alias <> 'none'\" })" : ''}
export class Account {
  @PrimaryGeneratedColumn('uuid') id: string
  @Column({ type: 'citext' }) email: string
  ${isGrown ? "@Column({ type: 'citext', default: 'None' }) alias: string" : ''}
  ${isGrown ? "@Column({ type: 'enum', enum: ['free', 'paid'], default: 'free' }) plan: string" : ''}
}
`

const accounts = (isGrown: boolean, options: string): Files => ({
  ...surroundings,
  'account.ts': account(isGrown),
  'source.ts': `
import 'reflect-metadata'
import { DataSource } from 'typeorm'
import { Account } from './account.ts'

export default new DataSource({ type: 'postgres', url: process.env.DATABASE_URL, entities: [Account]${options} })
`,
})

const ofAccounts = {
  init: ['-d', 'source.ts', '--revisions', 'db/revisions'],
  revisions: 'db/revisions',
  dataSource: 'source.ts',
}

/** TypeORM qualifies what it asks for with the data source's schema. Many hosts keep extensions in a schema of their own. */
export const ownNamespace: Project = {
  about: 'a data source with a schema of its own, and extensions that live in another',
  files: (isGrown) => accounts(isGrown, ", schema: 'app'"),
  ...ofAccounts,
  setUp: `
    create schema extensions;
    create extension citext schema extensions;
    create extension "uuid-ossp" schema extensions`,
  creates: [
    'CREATE SCHEMA IF NOT EXISTS "app"',
    'CREATE TABLE "app"."accounts"',
    'uuid_generate_v4()',
    '"email" citext NOT NULL',
  ],
  adds: ['CREATE TYPE "app"."accounts_plan_enum"', `ADD COLUMN "alias" citext DEFAULT 'None'`],
}

/** The history is written without the name of the schema, so that it can be that of many. */
export const configuredNamespace: Project = {
  about: 'unqualified names in a schema that the configuration names, and an extension in public',
  files: (isGrown) => ({
    ...accounts(isGrown, ", schema: 'tenant'"),
    'migrate.config.json': JSON.stringify({
      dataSource: 'source.ts',
      revisions: 'db/revisions',
      defaultNamespace: 'tenant',
    }),
  }),
  ...ofAccounts,
  init: null,
  setUp: 'create schema tenant; create extension citext schema public',
  creates: ['CREATE TABLE "accounts"', '"email" citext NOT NULL'],
  adds: ['CREATE TYPE "accounts_plan_enum"', `ADD COLUMN "alias" citext DEFAULT 'None'`],
}
