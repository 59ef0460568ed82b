import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'one enum type of two tables gets a value and loses another',
  before: () => {
    @Entity()
    class Bug {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['low', 'high', 'odd'], enumName: 'severity', default: 'low' })
      severity!: string
    }
    @Entity()
    class Risk {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['low', 'high', 'odd'], enumName: 'severity' })
      severity!: string
    }
    return [Bug, Risk]
  },
  after: () => {
    @Entity()
    class Bug {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['low', 'high', 'critical'], enumName: 'severity', default: 'low' })
      severity!: string
    }
    @Entity()
    class Risk {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['low', 'high', 'critical'], enumName: 'severity' })
      severity!: string
    }
    return [Bug, Risk]
  },
  rows: `insert into bug (severity) values ('high'); insert into risk (severity) values ('low')`,
  answers: { renames: ['none'] },
  outcome: { keeps: { 'select * from bug': ['1|high'], 'select * from risk': ['1|low'] } },
} satisfies Scenario
