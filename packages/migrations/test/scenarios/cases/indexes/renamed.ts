import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an index gets another name',
  before: () => {
    @Entity()
    @Index('by_level', ['level'])
    class Log {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      level!: string
    }
    return [Log]
  },
  after: () => {
    @Entity()
    @Index('log_level_index', ['level'])
    class Log {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      level!: string
    }
    return [Log]
  },
  outcome: { avoids: [/DROP|CREATE/] },
} satisfies Scenario
