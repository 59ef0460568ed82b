import { Column, Entity, PrimaryGeneratedColumn, Tree, TreeChildren, TreeParent } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a tree gets another name, and its closure table with it',
  before: () => {
    @Entity()
    @Tree('closure-table')
    class Category {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      name!: string

      @TreeParent()
      parent!: object

      @TreeChildren()
      children!: object[]
    }
    return [Category]
  },
  after: () => {
    @Entity()
    @Tree('closure-table')
    class Topic {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      name!: string

      @TreeParent()
      parent!: object

      @TreeChildren()
      children!: object[]
    }
    return [Topic]
  },
  rows: `insert into category (name) values ('root'); insert into category_closure values (1, 1)`,
  answers: { renames: ['table:category=topic', 'table:category_closure=topic_closure'] },
  outcome: { keeps: { 'select * from topic_closure': ['1|1'] }, avoids: [/CREATE TABLE|DROP TABLE/] },
} satisfies Scenario
