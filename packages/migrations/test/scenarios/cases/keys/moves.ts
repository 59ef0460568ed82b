import { Column, Entity, PrimaryColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'another column becomes the key',
  before: () => {
    @Entity()
    class Country {
      @PrimaryColumn({ type: 'integer' })
      id!: number

      @Column({ type: 'text' })
      code!: string
    }
    return [Country]
  },
  after: () => {
    @Entity()
    class Country {
      @Column({ type: 'integer' })
      id!: number

      @PrimaryColumn({ type: 'text' })
      code!: string
    }
    return [Country]
  },
  rows: `insert into country values (1, 'FR')`,
  outcome: { keeps: { 'select * from country': ['1|FR'] } },
} satisfies Scenario
