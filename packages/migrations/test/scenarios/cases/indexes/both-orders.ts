import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'two indexes over the same columns in either order have one name in TypeORM',
  before: () => {
    @Entity()
    class Log {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      level!: string

      @Column()
      host!: string
    }
    return [Log]
  },
  after: () => {
    @Entity()
    @Index(['host', 'level'])
    @Index(['level', 'host'])
    class Log {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      level!: string

      @Column()
      host!: string
    }
    return [Log]
  },
  outcome: { refused: /same name|twice/ },
} satisfies Scenario
