import { Entity, ManyToOne, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a table that points to itself gets another name, and so does the column that points',
  before: () => {
    @Entity()
    class Node {
      @PrimaryGeneratedColumn()
      id!: number

      @ManyToOne(() => Node)
      parent!: object
    }
    return [Node]
  },
  after: () => {
    @Entity()
    class Vertex {
      @PrimaryGeneratedColumn()
      id!: number

      @ManyToOne(() => Vertex)
      above!: object
    }
    return [Vertex]
  },
  rows: 'insert into node ("parentId") values (null), (1)',
  answers: { renames: ['table:node=vertex', 'column:node."parentId"="aboveId"'] },
  outcome: { keeps: { 'select * from vertex': ['1|∅', '2|1'] }, avoids: [/CREATE|DROP/] },
} satisfies Scenario
