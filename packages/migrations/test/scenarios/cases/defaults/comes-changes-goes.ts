import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'one default comes, one changes, one goes',
  before: () => {
    @Entity()
    class Post {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text' })
      a!: string

      @Column({ type: 'text', default: 'x' })
      b!: string

      @Column({ type: 'text', default: 'y' })
      c!: string
    }
    return [Post]
  },
  after: () => {
    @Entity()
    class Post {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text', default: 'w' })
      a!: string

      @Column({ type: 'text', default: 'z' })
      b!: string

      @Column({ type: 'text' })
      c!: string
    }
    return [Post]
  },
  rows: `insert into post (a) values ('1')`,
  outcome: { keeps: { 'select * from post': ['1|1|x|y'] } },
} satisfies Scenario
