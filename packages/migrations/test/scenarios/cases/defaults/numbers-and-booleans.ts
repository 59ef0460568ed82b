import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'numbers and booleans are the same as texts',
  before: () => {
    @Entity()
    class Odd {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer', default: -1 })
      a!: number

      @Column({ type: 'boolean', default: false })
      b!: boolean

      @Column({ type: 'numeric', precision: 6, scale: 2, default: 1.5 })
      c!: string

      @Column({ type: 'bigint', default: 0 })
      d!: string

      @Column({ type: 'boolean', default: true })
      e!: boolean
    }
    return [Odd]
  },
  after: () => {
    @Entity()
    class Odd {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer', default: '-1' })
      a!: number

      @Column({ type: 'boolean', default: 'false' })
      b!: boolean

      @Column({ type: 'numeric', precision: 6, scale: 2, default: '1.5' })
      c!: string

      @Column({ type: 'bigint', default: () => '0' })
      d!: string

      @Column({ type: 'boolean', default: () => 'TRUE' })
      e!: boolean
    }
    return [Odd]
  },
  outcome: 'no difference',
} satisfies Scenario
