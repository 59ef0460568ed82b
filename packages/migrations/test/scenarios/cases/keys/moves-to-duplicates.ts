import { Column, Entity, PrimaryColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'another column becomes the key, and its values occur twice',
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
  rows: `insert into country values (1, 'FR'), (2, 'FR')`,
  outcome: {
    blocked: { says: /^[12] .*country.*code/, mend: `update country set code = 'DE' where id = 2` },
    keeps: { 'select * from country': ['1|FR', '2|DE'] },
  },
} satisfies Scenario
