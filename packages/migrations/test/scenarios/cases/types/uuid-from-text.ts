import { Entity, PrimaryColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a text that holds uuids becomes a uuid, with its key',
  before: () => {
    @Entity()
    class Session {
      @PrimaryColumn({ type: 'text' })
      id!: string
    }
    return [Session]
  },
  after: () => {
    @Entity()
    class Session {
      @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
      id!: string
    }
    return [Session]
  },
  rows: `insert into session values ('6f1d3a4e-5b7c-4d7e-8f90-123456789abc')`,
  outcome: { keeps: { 'select * from session': ['6f1d3a4e-5b7c-4d7e-8f90-123456789abc'] }, avoids: [/DROP COLUMN/] },
} satisfies Scenario
