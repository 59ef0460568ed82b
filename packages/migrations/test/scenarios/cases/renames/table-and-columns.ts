import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a table and two of its columns get other names, and a third comes new',
  before: () => {
    @Entity()
    class Person {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      forename!: string

      @Column()
      surname!: string
    }
    return [Person]
  },
  after: () => {
    @Entity()
    class Member {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      givenName!: string

      @Column()
      familyName!: string

      @Column({ nullable: true })
      nickname?: string
    }
    return [Member]
  },
  rows: `insert into person (forename, surname) values ('Grace', 'Hopper')`,
  answers: { renames: ['table:person=member', 'column:person.forename=givenName', 'column:person.surname=familyName'] },
  outcome: { keeps: { 'select * from member': ['1|Grace|Hopper|∅'] } },
} satisfies Scenario
