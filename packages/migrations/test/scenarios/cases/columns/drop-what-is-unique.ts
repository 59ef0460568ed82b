import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'columns go that are unique by themselves, with others, as a key, or with a default, and come back to rows',
  before: () => {
    @Entity()
    @Unique(['kind', 'code'])
    @Index(['mail'], { unique: true, where: '"kind" <> \'robot\'' })
    @Check(`"mail" ~ '^[^@]+@[^@]+$'`)
    @Check(`"kind" in ('person', 'robot')`)
    class Member {
      @PrimaryColumn()
      club!: number

      @PrimaryColumn({ type: 'boolean' })
      active!: boolean

      @PrimaryColumn({ type: 'uuid' })
      id!: string

      @Column()
      kind!: string

      @Column({ length: 6, default: 'none' })
      code!: string

      @Column()
      mail!: string

      @Column({ type: 'date', unique: true, default: '2000-01-01' })
      joined!: string

      @Column({ type: 'varchar', unique: true, nullable: true, default: 'nobody' })
      nick!: string | null
    }
    return [Member]
  },
  after: () => {
    @Entity()
    class Member {
      @PrimaryColumn()
      club!: number
    }
    return [Member]
  },
  rows: `insert into member (club, active, id, kind, code, mail, joined, nick) values
    (1, true, gen_random_uuid(), 'person', 'a', 'a@example.org', '2001-01-01', 'A'),
    (2, true, gen_random_uuid(), 'robot', 'b', 'b@example.org', '2002-01-01', null)`,
  outcome: {
    drops: ['active', 'id', 'kind', 'code', 'mail', 'joined', 'nick'].map((column) => `member.${column}`),
  },
} satisfies Scenario
