import { Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a serial key becomes a uuid, for which there is no cast',
  before: () => {
    @Entity()
    class Invoice {
      @PrimaryGeneratedColumn()
      id!: number
    }
    return [Invoice]
  },
  after: () => {
    @Entity()
    class Invoice {
      @PrimaryGeneratedColumn('uuid')
      id!: string
    }
    return [Invoice]
  },
  rows: 'insert into invoice default values',
  outcome: { refused: /No cast leads to the type that invoice\.id/, hint: /--using/ },
} satisfies Scenario
