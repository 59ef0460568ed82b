import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'policies of somebody else stand on a column that changes its type',
  before: () => {
    @Entity()
    class Note {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ length: 20 })
      owner!: string
    }
    return [Note]
  },
  after: () => {
    @Entity()
    class Note {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text' })
      owner!: string
    }
    return [Note]
  },
  beside: `alter table note enable row level security; create policy own on note for select using (owner = current_user)`,
  rows: `insert into note (owner) values ('ada')`,
  outcome: { keeps: { "select count(*) from pg_policies where tablename = 'note'": ['1'] } },
} satisfies Scenario
