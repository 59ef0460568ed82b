import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a generated column with an index is computed otherwise, from columns that get another name, type and null',
  before: () => {
    @Entity()
    @Index(['full'])
    class Person {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ length: 20 })
      first!: string

      @Column({ length: 20 })
      last!: string

      @Column({ type: 'text', asExpression: `"first" || ' ' || "last"`, generatedType: 'STORED' })
      full!: string
    }
    return [Person]
  },
  after: () => {
    @Entity()
    @Index(['full'])
    class Person {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text' })
      given!: string

      @Column({ type: 'varchar', length: 30, nullable: true })
      last!: string | null

      @Column({ type: 'text', asExpression: `"given" || coalesce(' ' || "last", '')`, generatedType: 'STORED' })
      full!: string
    }
    return [Person]
  },
  rows: `insert into person (first, last) values ('Ada', 'Lovelace')`,
  answers: { renames: ['column:person.first=given'] },
  outcome: { keeps: { 'select given, "full" from person': ['Ada|Ada Lovelace'] } },
} satisfies Scenario
