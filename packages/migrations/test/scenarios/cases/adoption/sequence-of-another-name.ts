import { Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a serial counts with a sequence that has the name of an older table',
  before: `create table clients (id serial constraint "PK_96da49381769303a6515a8785c7" primary key);
alter table clients rename to client;`,
  after: () => {
    @Entity()
    class Client {
      @PrimaryGeneratedColumn()
      id!: number
    }
    return [Client]
  },
  rows: 'insert into client default values',
  outcome: 'no difference',
} satisfies Scenario
