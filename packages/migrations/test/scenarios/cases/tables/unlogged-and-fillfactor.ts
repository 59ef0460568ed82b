import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'storage options that people chose stay',
  before: () => {
    @Entity()
    class Cache {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ nullable: true })
      value?: string
    }
    return [Cache]
  },
  after: () => {
    @Entity()
    class Cache {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text', nullable: true })
      value?: string
    }
    return [Cache]
  },
  beside: 'alter table cache set unlogged; alter table cache set (fillfactor = 70, autovacuum_enabled = off)',
  rows: `insert into cache (value) values ('x')`,
  outcome: {
    keeps: {
      "select relpersistence, reloptions::text from pg_class where relname = 'cache'": [
        'u|{fillfactor=70,autovacuum_enabled=off}',
      ],
    },
  },
} satisfies Scenario
