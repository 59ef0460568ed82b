import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a default of null is none',
  before: () => {
    @Entity()
    class Post {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text', nullable: true })
      a!: string | null
    }
    return [Post]
  },
  after: () => {
    @Entity()
    class Post {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text', nullable: true, default: null })
      a!: string | null
    }
    return [Post]
  },
  outcome: 'no difference',
} satisfies Scenario
