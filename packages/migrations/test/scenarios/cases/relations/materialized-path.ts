import { Entity, PrimaryGeneratedColumn, Tree, TreeChildren, TreeParent } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a tree that points to its parents gets a path',
  before: () => {
    @Entity()
    @Tree('adjacency-list')
    class Category {
      @PrimaryGeneratedColumn()
      id!: number

      @TreeParent()
      parent!: object

      @TreeChildren()
      children!: object[]
    }
    return [Category]
  },
  after: () => {
    @Entity()
    @Tree('materialized-path')
    class Category {
      @PrimaryGeneratedColumn()
      id!: number

      @TreeParent()
      parent!: object

      @TreeChildren()
      children!: object[]
    }
    return [Category]
  },
  rows: 'insert into category ("parentId") values (null), (1)',
  outcome: { keeps: { 'select id, "parentId", mpath from category': ['1|∅|', '2|1|'] } },
} satisfies Scenario
