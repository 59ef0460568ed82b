import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a schema gets another name, with all that is in it',
  before: () => {
    @Entity({ schema: 'crm' })
    class Lead {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['cold', 'hot'] })
      warmth!: string
    }
    return [Lead]
  },
  after: () => {
    @Entity({ schema: 'sales' })
    class Lead {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['cold', 'hot'] })
      warmth!: string
    }
    return [Lead]
  },
  rows: `insert into crm.lead (warmth) values ('hot')`,
  answers: { renames: ['schema:crm=sales'] },
  outcome: { keeps: { 'select * from sales.lead': ['1|hot'] }, avoids: [/CREATE|DROP/] },
} satisfies Scenario
