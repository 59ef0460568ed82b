import {
  Column,
  CreateDateColumn,
  DeleteDateColumn,
  Entity,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
  VersionColumn,
} from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'the columns that TypeORM fills by itself come to a table with rows',
  before: () => {
    @Entity()
    class Post {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      text!: string
    }
    return [Post]
  },
  after: () => {
    @Entity()
    class Post {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      text!: string

      @CreateDateColumn()
      createdAt!: Date

      @UpdateDateColumn({ type: 'timestamptz' })
      updatedAt!: Date

      @DeleteDateColumn()
      deletedAt!: Date | null

      @VersionColumn({ default: 1 })
      version!: number
    }
    return [Post]
  },
  rows: `insert into post (text) values ('hello')`,
  outcome: {
    keeps: {
      'select text, "createdAt" is null as created, "deletedAt" is null as deleted, version from post': [
        'hello|false|true|1',
      ],
    },
  },
} satisfies Scenario
