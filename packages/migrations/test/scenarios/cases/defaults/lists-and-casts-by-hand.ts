import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'people wrote the value of a default in another way than TypeORM does',
  before: `
    create type mood as enum ('sad', 'ok');
    create table person (
      id serial constraint "PK_5fdaf670315c4b7e70cce85daa3" primary key,
      tags text[] not null default array['a', 'b c', null], none varchar[] not null default array[]::varchar[],
      moods mood[] not null default array['sad', 'ok']::mood[], grid integer[] not null default array[[1, 2], [3, -4]],
      low smallint not null default (-1)::smallint, large real not null default '1e10',
      since timestamp not null default timezone('utc', now()), code text not null default btrim(' a ')
    )`,
  after: () => {
    @Entity()
    class Person {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text', array: true, default: ['a', 'b c', null] })
      tags!: string[]

      @Column({ type: 'varchar', array: true, default: [] })
      none!: string[]

      @Column({ type: 'enum', enum: ['sad', 'ok'], enumName: 'mood', array: true, default: ['sad', 'ok'] })
      moods!: string[]

      @Column({ type: 'integer', array: true, default: () => `'{{1,2},{3,-4}}'` })
      grid!: number[][]

      @Column({ type: 'smallint', default: -1 })
      low!: number

      @Column({ type: 'real', default: 1e10 })
      large!: number

      @Column({ type: 'timestamp', default: () => `now() at time zone 'utc'` })
      since!: Date

      @Column({ type: 'text', default: () => `trim(' a ')` })
      code!: string
    }
    return [Person]
  },
  outcome: 'no difference',
} satisfies Scenario
