import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a table and its columns have names beyond ASCII',
  before: () => {
    @Entity('größen')
    class Groesse {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ name: 'länge_📏' })
      laenge!: string
    }
    return [Groesse]
  },
  after: () => {
    @Entity('größen')
    @Index(['laenge'])
    class Groesse {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ name: 'länge_📏', default: 'ü', comment: 'naïve 🎈' })
      laenge!: string
    }
    return [Groesse]
  },
  rows: `insert into "größen" ("länge_📏") values ('1')`,
  outcome: { keeps: { 'select * from "größen"': ['1|1'] } },
} satisfies Scenario
