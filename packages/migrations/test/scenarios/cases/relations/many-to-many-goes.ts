import { Entity, JoinTable, ManyToMany, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a many-to-many relation goes, with its join table',
  before: () => {
    @Entity()
    class Tag {
      @PrimaryGeneratedColumn()
      id!: number
    }
    @Entity()
    class Post {
      @PrimaryGeneratedColumn()
      id!: number

      @ManyToMany(() => Tag)
      @JoinTable()
      tags!: Tag[]
    }
    return [Tag, Post]
  },
  after: () => {
    @Entity()
    class Tag {
      @PrimaryGeneratedColumn()
      id!: number
    }
    @Entity()
    class Post {
      @PrimaryGeneratedColumn()
      id!: number
    }
    return [Tag, Post]
  },
  rows: 'insert into tag default values; insert into post default values; insert into post_tags_tag values (1, 1)',
  outcome: { drops: ['post_tags_tag'] },
} satisfies Scenario
