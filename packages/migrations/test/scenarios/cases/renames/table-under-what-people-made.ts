import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about:
    'a table and a column get other names and another type under a rule, statistics, indexes and an empty view by hand',
  before: () => {
    @Entity()
    class Shelf {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ length: 10 })
      label!: string
    }
    return [Shelf]
  },
  after: () => {
    @Entity()
    class Rack {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text' })
      title!: string
    }
    return [Rack]
  },
  beside: `create rule kept as on delete to shelf where old.label = 'kept' do instead nothing;
    create statistics sampled on id, label from shelf; alter statistics sampled set statistics 50;
    create index by_hand on shelf (lower(label) varchar_pattern_ops desc) include (id) where id > 0;
    create materialized view labels as select label from shelf with no data`,
  rows: `insert into shelf (label) values ('kept'), ('other')`,
  answers: { renames: ['table:shelf=rack', 'column:rack.label=title'] },
  outcome: {
    keeps: {
      'select title from rack': ['kept', 'other'],
      "select definition like '%rack%old.title = %kept%' from pg_rules where rulename = 'kept'": ['true'],
      "select stxstattarget from pg_statistic_ext where stxname = 'sampled'": ['50'],
      "select relispopulated from pg_class where relname = 'labels'": ['false'],
    },
  },
} satisfies Scenario
