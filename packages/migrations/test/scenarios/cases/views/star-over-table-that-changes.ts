import { Column, Entity, PrimaryGeneratedColumn, ViewColumn, ViewEntity } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'views take all columns there are, and their table gets one and loses one',
  before: () => {
    @Entity()
    class Plant {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      name!: string

      @Column({ nullable: true })
      shelf?: string
    }
    @ViewEntity({ name: 'green', expression: 'select * from plant where id > 0' })
    class Green {
      @ViewColumn()
      id!: number
    }
    @ViewEntity({ name: 'any_green', expression: 'select g.* from green g', dependsOn: [Green] })
    class AnyGreen {
      @ViewColumn()
      id!: number
    }
    return [AnyGreen, Green, Plant]
  },
  after: () => {
    @Entity()
    class Plant {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      name!: string

      @Column({ default: 0 })
      height!: number
    }
    @ViewEntity({ name: 'green', expression: 'select * from plant where id > 0' })
    class Green {
      @ViewColumn()
      id!: number
    }
    @ViewEntity({ name: 'any_green', expression: 'select g.* from green g', dependsOn: [Green] })
    class AnyGreen {
      @ViewColumn()
      id!: number
    }
    return [AnyGreen, Green, Plant]
  },
  rows: `insert into plant (name, shelf) values ('fern', 'A')`,
  answers: { renames: ['none'] },
  outcome: { revisions: 2, drops: ['plant.shelf'], keeps: { 'select * from any_green': ['1|fern|0'] } },
} satisfies Scenario
