import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'two entities say different things of one column',
  before: () => {
    @Entity()
    class Note {
      @PrimaryGeneratedColumn()
      id!: number
    }
    return [Note]
  },
  after: () => {
    @Entity('note')
    class Note {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text' })
      body!: string
    }
    @Entity('note')
    class NoteToo {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer' })
      body!: number
    }
    return [Note, NoteToo]
  },
  outcome: { refused: /Note and NoteToo both declare the column note\.body/ },
} satisfies Scenario
