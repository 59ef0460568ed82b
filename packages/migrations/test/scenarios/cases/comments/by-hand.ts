import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'comments that people wrote by hand on what the entities do not comment stay',
  before: () => {
    @Entity()
    @Index('by_name', ['name'])
    class Person {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      name!: string
    }
    return [Person]
  },
  after: () => {
    @Entity()
    @Index('by_name', ['name'])
    class Person {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      name!: string
    }
    return [Person]
  },
  beside:
    "comment on column person.name is 'by hand'; comment on index by_name is 'by hand'; comment on table person is 'by hand'",
  outcome: 'no difference',
} satisfies Scenario
