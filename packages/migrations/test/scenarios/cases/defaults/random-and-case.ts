import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'functions are the same in capitals and with other spaces',
  before: () => {
    @Entity()
    class Draw {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'float', default: () => 'random()' })
      a!: number

      @Column({ type: 'text', default: () => "'a'||'b'" })
      b!: string

      @Column({ type: 'text', default: () => "current_setting('app.tenant', true)" })
      c!: string

      @Column({ type: 'integer', default: () => '(1+2)*3' })
      d!: number
    }
    return [Draw]
  },
  after: () => {
    @Entity()
    class Draw {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'float', default: () => 'RANDOM()' })
      a!: number

      @Column({ type: 'text', default: () => "( 'a' || 'b' )" })
      b!: string

      @Column({ type: 'text', default: () => "CURRENT_SETTING( 'app.tenant' , TRUE )" })
      c!: string

      @Column({ type: 'integer', default: () => '((1 + 2) * 3)' })
      d!: number
    }
    return [Draw]
  },
  outcome: 'no difference',
} satisfies Scenario
