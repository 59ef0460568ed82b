import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an index of words becomes a hash, one of arrays a gin',
  before: () => {
    @Entity()
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Index('by_code')
      @Column()
      code!: string

      @Index('by_tags')
      @Column({ type: 'text', array: true })
      tags!: string[]
    }
    return [Item]
  },
  after: () => {
    @Entity()
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Index('by_code', { type: 'hash' })
      @Column()
      code!: string

      @Index('by_tags', { type: 'gin' })
      @Column({ type: 'text', array: true })
      tags!: string[]
    }
    return [Item]
  },
  rows: `insert into item (code, tags) values ('a', '{x,y}')`,
  outcome: {
    keeps: {
      "select amname from pg_class c join pg_am a on a.oid = c.relam where c.relname like 'by\\_%'": ['gin', 'hash'],
    },
  },
} satisfies Scenario
