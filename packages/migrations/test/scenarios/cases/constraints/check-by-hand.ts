import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'people wrote checks and a predicate in words that the server keeps apart and reads alike',
  before: `
    create table item (
      id serial constraint "PK_d3c0c71f23e7adcf952a1d13423" primary key,
      kind varchar(10) not null, size integer not null, weight integer not null, tags text[] not null, sold boolean not null,
      constraint by_kind check (kind = any (array['a', 'b'])), constraint but_kind check (kind <> all (array['x', 'y'])),
      constraint by_size check (size in (1, 2, 3) and (weight > 0 and size < weight)),
      constraint by_tags check (tags <@ array['a', 'b']), constraint by_words check (length(btrim(kind)) > 0)
    );
    create index by_weight on item (weight) where sold = false`,
  after: () => {
    @Entity()
    @Check('by_kind', `kind in ('a', 'b')`)
    @Check('but_kind', `not (kind in ('x', 'y'))`)
    @Check('by_size', `(size = any ('{1,2,3}') and weight > 0) and size < weight`)
    @Check('by_tags', `tags <@ '{a,b}'`)
    @Check('by_words', `length(trim(kind)) > 0`)
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ length: 10 })
      kind!: string

      @Column()
      size!: number

      @Index('by_weight', { where: 'not sold' })
      @Column()
      weight!: number

      @Column({ type: 'text', array: true })
      tags!: string[]

      @Column()
      sold!: boolean
    }
    return [Item]
  },
  outcome: 'no difference',
} satisfies Scenario
