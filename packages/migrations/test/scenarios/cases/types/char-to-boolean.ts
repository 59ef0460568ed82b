import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a letter becomes a truth value, whose word is too long on the way back',
  before: () => {
    @Entity()
    class Member {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'char', length: 1 })
      active!: string

      @Column({ type: 'boolean', default: true })
      listed!: boolean
    }
    return [Member]
  },
  after: () => {
    @Entity()
    class Member {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'boolean' })
      active!: boolean

      @Column({ type: 'char', length: 1, default: 't' })
      listed!: string
    }
    return [Member]
  },
  rows: `insert into member (active, listed) values ('y', true), ('n', false)`,
  outcome: {
    keeps: { 'select id, active, listed from member': ['1|true|t', '2|false|f'] },
    changes: ['member.active', 'member.listed'],
  },
} satisfies Scenario
