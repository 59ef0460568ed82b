import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a column has another type in the database, and no value is lost on the way',
  before: `create table note (id serial constraint "PK_96d0c172a4fba276b1bbed43058" primary key, body text not null, at timestamptz);`,
  after: () => {
    @Entity()
    class Note {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ length: 30 })
      body!: string

      @Column({ type: 'timestamptz', nullable: true })
      at?: Date
    }
    return [Note]
  },
  rows: `insert into note (body) values ('short')`,
  outcome: { keeps: { 'select id, body from note': ['1|short'] }, avoids: [/DROP COLUMN|ADD COLUMN/] },
} satisfies Scenario
