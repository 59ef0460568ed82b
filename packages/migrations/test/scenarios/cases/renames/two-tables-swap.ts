import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'two tables exchange their names',
  before: () => {
    @Entity()
    class Draft {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text' })
      body!: string
    }
    @Entity()
    class Post {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text' })
      body!: string
    }
    return [Draft, Post]
  },
  after: () => {
    @Entity()
    class Draft {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text' })
      body!: string
    }
    @Entity()
    class Post {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text' })
      body!: string
    }
    return [Draft, Post]
  },
  rows: `insert into draft (body) values ('d'); insert into post (body) values ('p')`,
  answers: { renames: ['table:draft=post', 'table:post=draft'], unasked: true },
  outcome: {
    maps: ['draft.body', 'post.body'],
    keeps: { 'select body from draft': ['p'], 'select body from post': ['d'] },
  },
} satisfies Scenario
