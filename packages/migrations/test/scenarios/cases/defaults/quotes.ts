import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'defaults hold apostrophes, backslashes, casts and colons',
  before: () => {
    @Entity()
    class Odd {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ default: "it's" })
      a!: string

      @Column({ default: 'back\\slash' })
      b!: string

      @Column({ default: 'a::text' })
      c!: string

      @Column({ default: "'; drop table odd; --" })
      d!: string

      @Column({ default: '' })
      e!: string
    }
    return [Odd]
  },
  after: () => {
    @Entity()
    class Odd {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ default: "it's not" })
      a!: string

      @Column({ default: 'back\\\\slash' })
      b!: string

      @Column({ default: 'a::varchar' })
      c!: string

      @Column({ default: '$b`' })
      d!: string

      @Column({ default: ' ' })
      e!: string
    }
    return [Odd]
  },
  outcome: {
    afterwards: {
      'insert into odd default values returning a, b, c, d, e': ["it's not|back\\\\slash|a::varchar|$b`| "],
    },
  },
} satisfies Scenario
