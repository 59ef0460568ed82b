import { Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an empty table goes, which is asked about when it is written and not when it is run',
  before: () => {
    @Entity()
    class Author {
      @PrimaryGeneratedColumn()
      id!: number
    }
    @Entity()
    class Draft {
      @PrimaryGeneratedColumn()
      id!: number
    }
    return [Author, Draft]
  },
  after: () => {
    @Entity()
    class Author {
      @PrimaryGeneratedColumn()
      id!: number
    }
    return [Author]
  },
  outcome: { drops: ['draft'] },
} satisfies Scenario
