import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: "a text becomes an array by an expression of the author's",
  before: () => {
    @Entity()
    class Post {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text', nullable: true })
      tags?: string
    }
    return [Post]
  },
  after: () => {
    @Entity()
    class Post {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text', array: true, nullable: true })
      tags?: string[]
    }
    return [Post]
  },
  rows: `insert into post (tags) values ('a,b'), (null)`,
  answers: { usings: [`post.tags=string_to_array(tags, ',')`, `downgrade:post.tags=array_to_string(tags, ',')`] },
  outcome: { keeps: { 'select id, tags[2] from post': ['1|b', '2|∅'] } },
} satisfies Scenario
