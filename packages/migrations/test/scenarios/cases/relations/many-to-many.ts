import { Entity, JoinTable, ManyToMany, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a join table with names of its own comes',
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
      @JoinTable({ name: 'labelled', joinColumn: { name: 'post' }, inverseJoinColumn: { name: 'tag' } })
      tags!: Tag[]
    }
    return [Tag, Post]
  },
  rows: 'insert into tag default values; insert into post default values',
  outcome: { afterwards: { 'insert into labelled values (1, 1) returning post, tag': ['1|1'] } },
} satisfies Scenario
