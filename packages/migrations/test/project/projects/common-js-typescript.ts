import { decoratorOptions, type Project } from '../project.ts'

const member = (isGrown: boolean): string => `
import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm'
import { TeamEntity } from '@app/teams/team.entity'
import { Role } from './role'

@Entity({ name: 'members' })
${isGrown ? "@Index(['role', 'email'])" : ''}
export class MemberEntity {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS' }) id: number
  @Column({ length: 120, unique: true }) email: string
  @Column({ default: true }) active: boolean
  @ManyToOne(() => TeamEntity, (team) => team.members, { nullable: false }) team: TeamEntity
  ${isGrown ? "@Column({ type: 'enum', enum: Role, array: true, default: [Role.Reader] }) role: Role[]" : ''}
  ${isGrown ? "@Column('jsonb', { default: {} }) settings: object" : ''}
}
`

/** As frameworks lay it out: CommonJS, imports without extensions and by alias, entities found by a pattern. */
export const commonJsTypescript: Project = {
  about: 'decorated TypeScript of a CommonJS project, with entities found by a pattern',
  files: (isGrown) => ({
    'package.json': '{ "name": "somebody-elses" }',
    'tsconfig.json': decoratorOptions({
      module: 'commonjs',
      moduleResolution: 'node',
      baseUrl: '.',
      paths: { '@app/*': ['src/*'] },
    }),
    'src/members/role.ts': `export enum Role { Reader = 'reader', Owner = 'owner' }`,
    'src/members/member.entity.ts': member(isGrown),
    'src/teams/team.entity.ts': `
import { Column, Entity, JoinColumn, OneToMany, OneToOne, PrimaryGeneratedColumn } from 'typeorm'
import { MemberEntity } from '../members/member.entity'

@Entity({ name: 'teams' })
export class TeamEntity {
  @PrimaryGeneratedColumn() id: number
  @Column() name: string
  @OneToMany(() => MemberEntity, (member) => member.team) members: MemberEntity[]
  @OneToOne(() => MemberEntity, { nullable: true }) @JoinColumn() owner: MemberEntity
}
`,
    'src/database/data-source.ts': `
import 'reflect-metadata'
import { join } from 'path'
import { DataSource, type DataSourceOptions } from 'typeorm'

export const options: DataSourceOptions = {
  type: 'postgres',
  url: process.env.DATABASE_URL,
  entities: [join(__dirname, '..', '**', '*.entity{.ts,.js}')],
  migrations: [__dirname + '/migrations/*{.ts,.js}'],
}

export default new DataSource(options)
`,
  }),
  init: ['-d', 'src/database/data-source.ts', '--revisions', 'src/database/revisions'],
  revisions: 'src/database/revisions',
  dataSource: 'src/database/data-source.ts',
  creates: ['"id" integer GENERATED ALWAYS AS IDENTITY', '"email" varchar(120) NOT NULL', '"teamId" integer NOT NULL'],
  adds: [
    `CREATE TYPE "members_role_enum" AS ENUM ('reader', 'owner')`,
    'ADD COLUMN "role" members_role_enum[]',
    `ADD COLUMN "settings" jsonb DEFAULT '{}'`,
    'CREATE INDEX',
  ],
}
