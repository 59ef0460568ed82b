import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a value goes into another one, and rows that it told apart are the same',
  before: () => {
    @Entity()
    @Unique(['player', 'role'])
    class Part {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      player!: string

      @Column({ type: 'enum', enum: ['lead', 'star', 'extra'], default: 'extra' })
      role!: string
    }
    return [Part]
  },
  after: () => {
    @Entity()
    @Unique(['player', 'role'])
    class Part {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      player!: string

      @Column({ type: 'enum', enum: ['lead', 'extra'], default: 'extra' })
      role!: string
    }
    return [Part]
  },
  rows: `insert into part (player, role) values ('Momo', 'lead'), ('Momo', 'star'), ('Gigi', 'star')`,
  answers: { renames: ['value:part_role_enum.star=lead'] },
  outcome: {
    blocked: {
      says: /^2 .*part with the same player, role, which \S+ makes unique/,
      mend: 'delete from part where id = 2',
    },
    changes: ['part.role'],
    keeps: { 'select * from part': ['1|Momo|lead', '3|Gigi|lead'] },
  },
} satisfies Scenario
