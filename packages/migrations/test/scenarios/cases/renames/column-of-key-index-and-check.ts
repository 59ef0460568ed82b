import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a column gets another name that a key, an index, a unique and a check stand on',
  before: () => {
    @Entity()
    @Index(['code', 'place'])
    @Unique(['code'])
    @Check('length("code") = 3')
    class Airport {
      @PrimaryColumn({ type: 'text' })
      code!: string

      @Column()
      place!: string
    }
    @Entity()
    class Flight {
      @PrimaryGeneratedColumn()
      id!: number

      @ManyToOne(() => Airport)
      @JoinColumn({ name: 'from' })
      from!: Airport
    }
    return [Airport, Flight]
  },
  after: () => {
    @Entity()
    @Index(['iata', 'place'])
    @Unique(['iata'])
    @Check('length("iata") = 3')
    class Airport {
      @PrimaryColumn({ type: 'text' })
      iata!: string

      @Column()
      place!: string
    }
    @Entity()
    class Flight {
      @PrimaryGeneratedColumn()
      id!: number

      @ManyToOne(() => Airport)
      @JoinColumn({ name: 'from' })
      from!: Airport
    }
    return [Airport, Flight]
  },
  rows: `insert into airport values ('FRA', 'Frankfurt'); insert into flight ("from") values ('FRA')`,
  answers: { renames: ['column:airport.code=iata'] },
  outcome: {
    keeps: { 'select f.*, a.place from flight f join airport a on a.iata = f.from': ['1|FRA|Frankfurt'] },
    avoids: [/CREATE|DROP/],
  },
} satisfies Scenario
