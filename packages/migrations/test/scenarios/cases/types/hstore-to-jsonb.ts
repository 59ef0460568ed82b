import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'pairs become a document, for which no cast leads back',
  before: () => {
    @Entity()
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'hstore', hstoreType: 'string', nullable: true })
      marks!: string
    }
    return [Item]
  },
  after: () => {
    @Entity()
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'jsonb', nullable: true })
      marks!: unknown
    }
    return { entities: [Item], extensions: ['hstore'] }
  },
  rows: `insert into item (marks) values (hstore(array['a', 'b c', e'n\\n"q'], array['1', null, e'\\\\"=>'])), (''), (null)`,
  outcome: {
    maps: ['item.marks'],
    keeps: { "select marks ->> 'a' as a, marks ->> 'b c' as b from item": ['1|∅', '∅|∅', '∅|∅'] },
  },
} satisfies Scenario
