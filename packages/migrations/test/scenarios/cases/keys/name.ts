import { Entity, PrimaryColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a key gets a name',
  before: () => {
    @Entity()
    class Country {
      @PrimaryColumn({ type: 'integer' })
      id!: number
    }
    return [Country]
  },
  after: () => {
    @Entity()
    class Country {
      @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'country_pkey' })
      id!: number
    }
    return [Country]
  },
  rows: 'insert into country values (1)',
  outcome: {
    avoids: [/DROP/],
    keeps: {
      "select conname from pg_constraint where conrelid = 'country'::regclass and contype = 'p'": ['country_pkey'],
    },
  },
} satisfies Scenario
