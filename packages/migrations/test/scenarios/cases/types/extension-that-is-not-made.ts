import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a type of an extension that nobody makes',
  before: 'create table "note" (id serial primary key)',
  after: () => {
    @Entity()
    class Note {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'hstore', nullable: true })
      marks!: string
    }
    return { entities: [Note], installExtensions: false }
  },
  rows: 'insert into note default values',
  outcome: {
    refused: /^note\.marks is of the type hstore, which this database does not have\.$/,
    hint: /declared: \{ extension: \['hstore'\] \}/,
  },
} satisfies Scenario
