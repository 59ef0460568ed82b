import {
  Column,
  Entity,
  Index,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
} from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a join table becomes an entity with a column more',
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
      @JoinTable({ name: 'labelled', joinColumn: { name: 'postId' }, inverseJoinColumn: { name: 'tagId' } })
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
    @Entity()
    class Labelled {
      @PrimaryColumn({ type: 'integer' })
      postId!: number

      @PrimaryColumn({ type: 'integer' })
      tagId!: number

      @Index()
      @ManyToOne(() => Post, { onDelete: 'CASCADE', onUpdate: 'CASCADE' })
      @JoinColumn({ name: 'postId' })
      post!: Post

      @Index()
      @ManyToOne(() => Tag, { onDelete: 'CASCADE', onUpdate: 'CASCADE' })
      @JoinColumn({ name: 'tagId' })
      tag!: Tag

      @Column({ type: 'timestamptz', default: () => 'now()' })
      since!: Date
    }
    return [Tag, Post, Labelled]
  },
  rows: 'insert into tag default values; insert into post default values; insert into labelled values (1, 1)',
  outcome: { keeps: { 'select "postId", "tagId" from labelled': ['1|1'] }, avoids: [/DROP TABLE|DROP COLUMN/] },
} satisfies Scenario
