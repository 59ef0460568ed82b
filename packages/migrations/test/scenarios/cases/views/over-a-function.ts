import { Column, Entity, PrimaryGeneratedColumn, ViewColumn, ViewEntity } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'views read a table through a function that returns its rows, and the table changes',
  before: `create table task (
      id serial constraint "PK_fb213f79ee45060ba925ecd576e" primary key, name varchar(10) not null, note varchar not null);
    create function all_tasks() returns setof task language sql stable as 'select * from task';
    create view named as select id, name from all_tasks();
    create view numbered as select x.id from all_tasks() x`,
  after: () => {
    @Entity()
    class Task {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text' })
      name!: string

      @Column()
      note!: string

      @Column({ nullable: true })
      due?: string
    }
    @ViewEntity({ name: 'named', expression: 'select id, name from all_tasks()' })
    class Named {
      @ViewColumn()
      id!: number
    }
    @ViewEntity({ name: 'numbered', expression: 'select x.id from all_tasks() x' })
    class Numbered {
      @ViewColumn()
      id!: number
    }
    return [Task, Named, Numbered]
  },
  rows: `insert into task (name, note) values ('sweep', 'soon')`,
  outcome: { keeps: { 'select id, name from named': ['1|sweep'], 'select id from numbered': ['1'] } },
} satisfies Scenario
