import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an integer becomes a boolean',
  before: () => {
    @Entity()
    class Flag {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer', default: 0 })
      active!: number
    }
    return [Flag]
  },
  after: () => {
    @Entity()
    class Flag {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ default: false })
      active!: boolean
    }
    return [Flag]
  },
  rows: `insert into flag (active) values (1), (0)`,
  outcome: { keeps: { 'select * from flag': ['1|true', '2|false'] }, avoids: [/DROP COLUMN/] },
} satisfies Scenario
