import { Column, Entity, Index, PrimaryGeneratedColumn, ViewColumn, ViewEntity } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

@ViewEntity({ name: 'codes', expression: 'SELECT id, code FROM product' })
class Codes {
  @ViewColumn()
  id!: number
}

@ViewEntity({ name: 'shouted', expression: 'SELECT id, upper(code) AS code FROM codes', dependsOn: [Codes] })
class Shouted {
  @ViewColumn()
  id!: number
}

@ViewEntity({
  name: 'counted',
  expression: 'SELECT code, count(*) AS times FROM shouted GROUP BY code',
  dependsOn: [Shouted],
  materialized: true,
})
@Index('counted_code', ['code'], { unique: true })
class Counted {
  @ViewColumn()
  code!: string
}

export default {
  about: 'a column changes its type under views upon views, with a comment and an empty view that people made on them',
  before: () => {
    @Entity()
    class Product {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ length: 10 })
      code!: string
    }
    return [Product, Codes, Shouted, Counted]
  },
  after: () => {
    @Entity()
    class Product {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text' })
      code!: string
    }
    return [Product, Codes, Shouted, Counted]
  },
  beside: `comment on view codes is 'mine'; grant select on shouted to public;
    create materialized view empty_codes as select code from codes with no data`,
  rows: `insert into product (code) values ('a'); refresh materialized view counted`,
  outcome: {
    keeps: {
      'select code, times from counted': ['A|1'],
      "select relispopulated from pg_class where relname = 'empty_codes'": ['false'],
      "select obj_description('codes'::regclass)": ['mine'],
    },
  },
} satisfies Scenario
