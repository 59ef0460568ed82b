import { decoratorOptions, environmentTypes, type Files, type Project } from '../project.ts'

const files = (isGrown: boolean, own: Files): Files => ({
  'tsconfig.json': decoratorOptions(
    { rootDir: 'src', outDir: 'dist', rewriteRelativeImportExtensions: true, types: [] },
    ['src'],
  ),
  'src/ticket.ts': `
import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

export enum Priority { Low = 'low', High = 'high' }

@Entity()
${isGrown ? "@Index(['priority'], { where: 'not done' })" : ''}
export class Ticket {
  @PrimaryGeneratedColumn() id: number
  @Column() subject: string
  @Column({ default: false }) done: boolean
  @CreateDateColumn() createdAt: Date
  ${isGrown ? '@Column({ type: "enum", enum: Priority, default: Priority.Low }) priority: Priority' : ''}
  ${isGrown ? '@Column({ nullable: true }) estimate?: number' : ''}
}
`,
  'src/environment.d.ts': environmentTypes,
  ...own,
})

const revisions = {
  creates: ['"subject" varchar NOT NULL', '"createdAt" timestamp DEFAULT now() NOT NULL'],
  adds: [
    `CREATE TYPE "ticket_priority_enum" AS ENUM ('low', 'high')`,
    'ADD COLUMN "estimate" integer',
    'WHERE not done',
  ],
}

export const compiledModules: Project = {
  about: 'compiled JavaScript in ES modules, with entities found by a pattern',
  files: (isGrown) =>
    files(isGrown, {
      'package.json': '{ "type": "module" }',
      'src/data-source.ts': `
import 'reflect-metadata'
import { DataSource } from 'typeorm'

export const dataSource = new DataSource({
  type: 'postgres',
  url: process.env.DATABASE_URL,
  entities: ['dist/ticket*.js'],
})
`,
    }),
  isCompiled: true,
  init: ['-d', 'dist/data-source.js', '--revisions', 'db/revisions'],
  revisions: 'db/revisions',
  dataSource: 'dist/data-source.js',
  ...revisions,
}

export const compiledCommonJs: Project = {
  about: 'compiled JavaScript in CommonJS, with the data source in module.exports',
  files: (isGrown) =>
    files(isGrown, {
      'package.json': '{ "name": "somebody-elses" }',
      'src/data-source.ts': `
import 'reflect-metadata'
import { DataSource } from 'typeorm'
import { Ticket } from './ticket.ts'

export = new DataSource({ type: 'postgres', url: process.env.DATABASE_URL, entities: [Ticket] })
`,
    }),
  isCompiled: true,
  init: ['-d', 'dist/data-source.js'],
  revisions: 'revisions',
  dataSource: 'dist/data-source.js',
  ...revisions,
}
