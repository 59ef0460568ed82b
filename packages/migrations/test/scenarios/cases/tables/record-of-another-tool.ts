import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

const declared = (length?: number) => () => {
  @Entity('migrations')
  class Migration {
    @PrimaryGeneratedColumn()
    id!: number

    @Column({ type: 'bigint' })
    timestamp!: string

    @Column(length === undefined ? {} : { length })
    name!: string
  }
  @Entity({ name: 'alembic_version' })
  class Version {
    @Column({ primary: true, length: 32 })
    version_num!: string
  }
  return [Migration, Version]
}

export default {
  about: 'entities read the tables in which other tools keep what they have applied, and one of them changes',
  before: declared(),
  after: declared(200),
  rows: `insert into migrations (timestamp, name) values (1673609867556, 'First1673609867556'); insert into alembic_version values ('a1')`,
  outcome: {
    keeps: { 'select name from migrations': ['First1673609867556'], 'select version_num from alembic_version': ['a1'] },
    writes: [/TYPE varchar\(200\)/],
  },
} satisfies Scenario
