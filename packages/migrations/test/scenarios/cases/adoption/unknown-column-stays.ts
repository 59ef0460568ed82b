import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a column of which no entity knows stays where it is',
  before: `create table note (id serial constraint "PK_96d0c172a4fba276b1bbed43058" primary key, body varchar not null, secret text default 'x');`,
  after: () => {
    @Entity()
    class Note {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      body!: string
    }
    return [Note]
  },
  rows: `insert into note (body) values ('b')`,
  outcome: 'no difference',
} satisfies Scenario
