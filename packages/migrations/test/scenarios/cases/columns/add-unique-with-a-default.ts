import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a unique column comes with a default that all rows will hold',
  before: () => {
    @Entity()
    class Team {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      name!: string
    }
    return [Team]
  },
  after: () => {
    @Entity()
    @Index(['slug'], { unique: true, where: `"slug" <> ''` })
    class Team {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      name!: string

      @Column({ default: 'new' })
      slug!: string
    }
    return [Team]
  },
  rows: `insert into team (name) values ('a'), ('b')`,
  outcome: { blocked: { says: /2 in team with the same slug/, mend: 'delete from team where id = 2' } },
} satisfies Scenario
