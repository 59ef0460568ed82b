import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an index sorts by an operator class and a collation that a new type of its column may not have',
  before: `
    create table item (id serial constraint "PK_d3c0c71f23e7adcf952a1d13423" primary key,
      code varchar(20), place text, name varchar(20), tags jsonb);
    create index by_code on item (code varchar_pattern_ops);
    create index by_place on item (place collate "C");
    create index by_name on item (name collate "C" varchar_pattern_ops);
    create index by_tags on item using gin (tags jsonb_path_ops) with (fastupdate = off)`,
  after: () => {
    @Entity()
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Index('by_code')
      @Column({ nullable: true })
      code?: number

      @Index('by_place')
      @Column({ type: 'uuid', nullable: true })
      place?: string

      @Index('by_name')
      @Column({ type: 'text', nullable: true })
      name?: string

      @Index('by_tags', { type: 'hash' })
      @Column({ type: 'jsonb', nullable: true })
      tags?: object
    }
    return [Item]
  },
  rows: `insert into item (code, name, tags) values ('12', 'x', '{"a": 1}')`,
  outcome: {
    keeps: {
      'select code, name from item': ['12|x'],
      "select indexdef from pg_indexes where indexname = 'by_name'": [
        'CREATE INDEX by_name ON public.item USING btree (name COLLATE "C" varchar_pattern_ops)',
      ],
    },
  },
} satisfies Scenario
