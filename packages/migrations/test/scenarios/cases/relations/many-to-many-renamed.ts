import { Entity, JoinTable, ManyToMany, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a join table gets a name of its own, and so do its columns',
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

      @ManyToMany(() => Tag)
      @JoinTable({ name: 'post_tag', joinColumn: { name: 'post_id' }, inverseJoinColumn: { name: 'tag_id' } })
      tags!: Tag[]
    }
    return [Tag, Post]
  },
  rows: 'insert into tag default values; insert into post default values; insert into post_tags_tag values (1, 1)',
  answers: {
    renames: [
      'table:post_tags_tag=post_tag',
      'column:post_tags_tag."postId"=post_id',
      'column:post_tags_tag."tagId"=tag_id',
    ],
  },
  outcome: { keeps: { 'select post_id, tag_id from post_tag': ['1|1'] }, avoids: [/CREATE TABLE|DROP TABLE/] },
} satisfies Scenario
