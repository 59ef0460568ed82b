import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'defaults of json are the same however they are spelled',
  before: () => {
    @Entity()
    class Setting {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'jsonb', default: { b: 1, a: [true, null] } })
      value!: object

      @Column({ type: 'json', default: {} })
      raw!: object

      @Column({ type: 'jsonb', default: [] })
      list!: object
    }
    return [Setting]
  },
  after: () => {
    @Entity()
    class Setting {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'jsonb', default: () => `'{"a": [true,   null], "b": 1}'` })
      value!: object

      @Column({ type: 'json', default: () => "'{}'::json" })
      raw!: object

      @Column({ type: 'jsonb', default: '[]' })
      list!: object
    }
    return [Setting]
  },
  outcome: 'no difference',
} satisfies Scenario
