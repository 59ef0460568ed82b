import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'names of tables and columns fill all the 63 bytes that PostgreSQL keeps',
  before: () => {
    @Entity('table_with_a_name_that_is_exactly_as_long_as_postgresql_keeps_i')
    class Long {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ name: 'column_with_a_name_that_is_exactly_as_long_as_postgresql_keeps_' })
      value!: string
    }
    return [Long]
  },
  after: () => {
    @Entity('table_with_a_name_that_is_exactly_as_long_as_postgresql_keeps_i')
    class Long {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ name: 'column_with_a_name_that_is_exactly_as_long_as_postgresql_keeps_', type: 'text' })
      value!: string
    }
    return [Long]
  },
  outcome: { writes: [/keeps_i" ALTER COLUMN/] },
} satisfies Scenario
