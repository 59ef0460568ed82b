import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'json becomes jsonb',
  before: () => {
    @Entity()
    class Setting {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'json', default: {} })
      value!: object
    }
    return [Setting]
  },
  after: () => {
    @Entity()
    class Setting {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'jsonb', default: {} })
      value!: object
    }
    return [Setting]
  },
  rows: `insert into setting (value) values ('{"a": [1, 2]}')`,
  outcome: { keeps: { "select value -> 'a' -> 1 from setting": ['2'] }, avoids: [/DROP COLUMN/] },
} satisfies Scenario
