import { Check, Column, Entity, Exclusion, Index, PrimaryGeneratedColumn, ViewEntity } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'expressions that end in a comment, which would take along what is written behind them',
  before: () => [],
  after: () => {
    @Check('positive', 'amount > 0 -- nobody owes us')
    @Exclusion('alone', 'using btree (code with =) -- one at a time')
    @Entity()
    class Payment {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ default: () => '1 /* the least */ -- for now' })
      amount!: number

      @Column({ generatedType: 'STORED', asExpression: 'amount * 2 -- there and back', type: 'integer' })
      twice!: number

      @Index('large', { where: 'amount > 100 -- rarely' })
      @Column()
      code!: string
    }
    @ViewEntity({ expression: 'select sum(amount) as total from payment -- of all' })
    class Total {}
    @ViewEntity({ expression: 'select max(amount) as most from payment -- of all', materialized: true })
    class Most {}
    return [Payment, Total, Most]
  },
  outcome: {
    afterwards: { "insert into payment (code) values ('-- a') returning twice": ['2'] },
  },
} satisfies Scenario
