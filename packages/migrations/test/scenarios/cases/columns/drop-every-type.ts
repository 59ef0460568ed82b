import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'columns of many types go that must not be empty, and come back to rows',
  before: () => {
    @Entity()
    class Reading {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'numeric', precision: 5, scale: 2 })
      value!: string

      @Column()
      valid!: boolean

      @Column({ length: 3 })
      unit!: string

      @Column({ type: 'timestamptz' })
      taken!: Date

      @Column({ type: 'interval' })
      took!: string

      @Column({ type: 'uuid' })
      device!: string

      @Column({ type: 'jsonb' })
      raw!: object

      @Column({ type: 'bytea' })
      picture!: Buffer

      @Column({ type: 'text', array: true })
      tags!: string[]

      @Column({ type: 'inet' })
      address!: string

      @Column({ type: 'int4range' })
      span!: string

      @Column({ type: 'bit', length: 4 })
      flags!: string

      @Column({ type: 'point' })
      place!: string

      @Column({ type: 'tsvector' })
      words!: string

      @Column({ type: 'enum', enum: ["it's", 'so'] })
      mood!: string
    }
    return [Reading]
  },
  after: () => {
    @Entity()
    class Reading {
      @PrimaryGeneratedColumn()
      id!: number
    }
    return [Reading]
  },
  rows: `insert into reading (value, valid, unit, taken, took, device, raw, picture, tags, address, span, flags, place, words, mood)
    values (20.5, true, 'K', now(), '1s', gen_random_uuid(), '{}', 'x', '{a}', '10.0.0.1', '[1,2)', B'1010', '(1,1)', 'a', 'so')`,
  outcome: {
    drops: [
      ...['value', 'valid', 'unit', 'taken', 'took', 'device', 'raw', 'picture', 'tags', 'address', 'span', 'flags'],
      ...['place', 'words', 'mood'],
    ].map((column) => `reading.${column}`),
  },
} satisfies Scenario
