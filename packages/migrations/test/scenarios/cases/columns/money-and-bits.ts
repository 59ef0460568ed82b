import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'bits, money, ranges and network addresses are left as they are',
  before: () => {
    @Entity()
    class Odd {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'bit', length: 4, default: () => "B'1010'" })
      bits!: string

      @Column({ type: 'money', default: 0 })
      cost!: string

      @Column({ type: 'int4range', default: () => "'[1,10)'" })
      span!: string

      @Column({ type: 'inet', default: '10.0.0.1' })
      address!: string

      @Column({ type: 'cidr', nullable: true })
      net!: string

      @Column({ type: 'interval', default: '01:30:00' })
      pause!: string

      @Column({ type: 'tsvector', nullable: true })
      words!: string

      @Column({ type: 'xml', nullable: true })
      page!: string
    }
    return [Odd]
  },
  after: () => {
    @Entity()
    class Odd {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'bit', length: 4, default: () => "B'1010'" })
      bits!: string

      @Column({ type: 'money', default: 0 })
      cost!: string

      @Column({ type: 'int4range', default: () => "'[1,10)'" })
      span!: string

      @Column({ type: 'inet', default: '10.0.0.1' })
      address!: string

      @Column({ type: 'cidr', nullable: true })
      net!: string

      @Column({ type: 'interval', default: '01:30:00' })
      pause!: string

      @Column({ type: 'tsvector', nullable: true })
      words!: string

      @Column({ type: 'xml', nullable: true })
      page!: string
    }
    return [Odd]
  },
  outcome: 'no difference',
} satisfies Scenario
