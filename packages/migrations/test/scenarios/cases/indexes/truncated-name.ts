import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'the name of an index is longer than PostgreSQL keeps',
  before: () => {
    @Entity()
    @Index('index_of_the_codes_of_all_items_that_have_ever_been_in_the_catalogue', ['code'])
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      code!: string
    }
    return [Item]
  },
  after: () => {
    @Entity()
    @Index('index_of_the_codes_of_all_items_that_have_ever_been_in_the_catalogue', ['code'])
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      code!: string
    }
    return [Item]
  },
  outcome: 'no difference',
} satisfies Scenario
