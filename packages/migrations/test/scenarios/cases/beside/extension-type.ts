import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a column changes to the type of an extension',
  before: () => {
    @Entity()
    class Person {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text' })
      mail!: string
    }
    return [Person]
  },
  after: () => {
    @Entity()
    class Person {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'citext', unique: true })
      mail!: string
    }
    return [Person]
  },
  rows: `insert into person (mail) values ('Ada@example.org')`,
  outcome: { keeps: { "select mail = 'ADA@EXAMPLE.ORG' as same from person": ['true'] } },
} satisfies Scenario
