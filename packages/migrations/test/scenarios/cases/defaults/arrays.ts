import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'defaults of arrays stay as they are, however they are built',
  before: () => {
    @Entity()
    class Odd {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text', array: true, default: () => 'ARRAY[]::text[]' })
      a!: string[]

      @Column({ type: 'integer', array: true, default: '{5}' })
      b!: number[]

      @Column({ type: 'text', array: true, default: ['a, b', 'c "d"', "it's"] })
      c!: string[]

      @Column({ type: 'boolean', array: true, default: [true, false] })
      d!: boolean[]

      @Column({ type: 'timestamp', precision: 3, array: true, default: [] })
      e!: Date[]

      @Column({ type: 'numeric', precision: 6, scale: 2, array: true, nullable: true })
      f!: string[]
    }
    return [Odd]
  },
  after: () => {
    @Entity()
    class Odd {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text', array: true, default: () => 'ARRAY[]::text[]' })
      a!: string[]

      @Column({ type: 'integer', array: true, default: '{5}' })
      b!: number[]

      @Column({ type: 'text', array: true, default: ['a, b', 'c "d"', "it's"] })
      c!: string[]

      @Column({ type: 'boolean', array: true, default: [true, false] })
      d!: boolean[]

      @Column({ type: 'timestamp', precision: 3, array: true, default: [] })
      e!: Date[]

      @Column({ type: 'numeric', precision: 6, scale: 2, array: true, nullable: true })
      f!: string[]
    }
    return [Odd]
  },
  outcome: 'no difference',
} satisfies Scenario
