import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'tables that people made beside stay, whatever points to whom',
  before: () => {
    @Entity()
    class Author {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      name!: string
    }
    return [Author]
  },
  after: () => {
    @Entity()
    class Author {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text' })
      name!: string
    }
    return [Author]
  },
  beside: `create table audit (id int generated always as identity, author int references author, what text);
  create table spatial_ref_sys (srid int primary key); create sequence loose; create type mood as enum ('ok'); create domain positive as int check (value > 0)`,
  rows: `insert into author (name) values ('Ada'); insert into audit (author, what) values (1, 'made')`,
  outcome: { keeps: { 'select author, what from audit': ['1|made'] }, avoids: [/audit|spatial|loose|mood|positive/] },
} satisfies Scenario
