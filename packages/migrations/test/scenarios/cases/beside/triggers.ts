import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a trigger of somebody else stands on a column that changes its type and another that gets another name',
  before: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ length: 20 })
      title!: string

      @Column({ nullable: true })
      note?: string
    }
    return [Book]
  },
  after: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text' })
      title!: string

      @Column({ nullable: true })
      remark?: string
    }
    return [Book]
  },
  beside: `create function loud() returns trigger language plpgsql as 'begin new.title := upper(new.title); return new; end';
  create trigger shout before insert or update of title on book for each row when (new.title <> '') execute function loud();
  alter table book enable always trigger shout`,
  rows: `insert into book (title, note) values ('Momo', 'n')`,
  answers: { renames: ['column:book.note=remark'] },
  outcome: {
    keeps: { 'select * from book': ['1|MOMO|n'], "select tgenabled from pg_trigger where tgname = 'shout'": ['A'] },
  },
} satisfies Scenario
