import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a type of an extension that the server does not offer',
  before: 'create table "note" (id serial primary key)',
  after: () => {
    @Entity()
    class Note {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'vector', length: 3, nullable: true })
      meaning!: string
    }
    return [Note]
  },
  rows: 'insert into note default values',
  outcome: {
    refused: /^This server does not offer the extension vector, which note\.meaning needs\.$/,
    hint: /pg_available_extensions/,
  },
} satisfies Scenario
