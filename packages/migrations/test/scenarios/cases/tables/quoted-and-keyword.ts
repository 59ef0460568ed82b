import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'tables and columns are called like key words, with capitals and dots',
  before: () => {
    @Entity('user')
    class User {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ name: 'order' })
      order!: string
    }
    @Entity('Weird Name')
    class Weird {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ name: 'a b' })
      ab!: string

      @ManyToOne(() => User)
      @JoinColumn({ name: 'USER' })
      user!: User
    }
    return [User, Weird]
  },
  after: () => {
    @Entity('user')
    class User {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ name: 'order', type: 'text' })
      order!: string

      @Column({ name: 'select', default: 'x' })
      select!: string
    }
    @Entity('Weird Name')
    @Index(['ab'])
    class Weird {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ name: 'a b', type: 'text' })
      ab!: string

      @ManyToOne(() => User)
      @JoinColumn({ name: 'USER' })
      user!: User
    }
    return [User, Weird]
  },
  rows: `insert into "user" ("order") values ('1'); insert into "Weird Name" ("a b", "USER") values ('2', 1)`,
  outcome: { keeps: { 'select * from "user"': ['1|1|x'], 'select * from "Weird Name"': ['1|2|1'] } },
} satisfies Scenario
