import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: "the columns of an index change their order, which leaves TypeORM's name as it is",
  before: () => {
    @Entity()
    @Index(['level', 'host'])
    class Log {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      level!: string

      @Column()
      host!: string
    }
    return [Log]
  },
  after: () => {
    @Entity()
    @Index(['host', 'level'])
    class Log {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      level!: string

      @Column()
      host!: string
    }
    return [Log]
  },
  outcome: {
    keeps: {
      "select pg_get_indexdef(indexrelid, 1, false) from pg_index where indrelid = 'log'::regclass and not indisprimary":
        ['host'],
    },
  },
} satisfies Scenario
