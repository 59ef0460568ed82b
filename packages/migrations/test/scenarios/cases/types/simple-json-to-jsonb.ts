import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a simple-json column, which is text, becomes jsonb',
  before: () => {
    @Entity()
    class Setting {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'simple-json', nullable: true })
      value!: object | null
    }
    return [Setting]
  },
  after: () => {
    @Entity()
    class Setting {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'jsonb', nullable: true })
      value!: object | null
    }
    return [Setting]
  },
  rows: `insert into setting (value) values ('{"a":1}'), (null)`,
  outcome: {
    changes: ['setting.value'],
    keeps: { "select id, value ->> 'a' from setting": ['1|1', '2|∅'] },
    avoids: [/DROP COLUMN/],
  },
} satisfies Scenario
