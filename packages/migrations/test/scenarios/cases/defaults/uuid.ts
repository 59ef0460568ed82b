import { Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'the way in which uuids are made changes',
  before: () => {
    @Entity()
    class Token {
      @PrimaryGeneratedColumn('uuid')
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
  outcome: { keeps: { 'select count(*) from token': ['1'] } },
} satisfies Scenario
