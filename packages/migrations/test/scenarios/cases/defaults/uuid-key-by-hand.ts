import { Entity, PrimaryColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a uuid key whose default is written by hand stays as it is',
  before: () => {
    @Entity()
    class Token {
      @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
      id!: string
    }
    return [Token]
  },
  after: () => {
    @Entity()
    class Token {
      @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
      id!: string
    }
    return [Token]
  },
  rows: `insert into token default values`,
  outcome: 'no difference',
} satisfies Scenario
