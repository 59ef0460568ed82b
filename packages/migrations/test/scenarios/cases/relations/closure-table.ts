import { Column, Entity, PrimaryGeneratedColumn, Tree, TreeChildren, TreeParent } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a tree gets a closure table',
  before: () => {
    @Entity()
    class Category {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      name!: string
    }
    return [Category]
  },
  after: () => {
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
  rows: `insert into category (name) values ('root')`,
  outcome: { keeps: { 'select id, name, "parentId" from category': ['1|root|∅'] } },
} satisfies Scenario
