import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'comments on a table and its columns come, change and go',
  before: () => {
    @Entity({ comment: 'people' })
    class Person {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ comment: 'all of it' })
      name!: string

      @Column({ comment: 'old' })
      mail!: string

      @Column()
      phone!: string
    }
    return [Person]
  },
  after: () => {
    @Entity({ comment: "people's data;\n-- of two lines" })
    class Person {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      name!: string

      @Column({ comment: 'new' })
      mail!: string

      @Column({ comment: '`$x` \\ "quoted"' })
      phone!: string
    }
    return [Person]
  },
  outcome: { keeps: { "select obj_description('person'::regclass)": ["people's data;\n-- of two lines"] } },
} satisfies Scenario
