import { ChildEntity, Column, Entity, PrimaryGeneratedColumn, TableInheritance } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a class joins others in one table, with a column that only it has',
  before: () => {
    @Entity()
    @TableInheritance({ column: { type: 'varchar', name: 'kind' } })
    class Content {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      title!: string
    }
    @ChildEntity()
    class Photo extends Content {
      @Column({ nullable: true })
      size?: string
    }
    return [Content, Photo]
  },
  after: () => {
    @Entity()
    @TableInheritance({ column: { type: 'varchar', name: 'kind' } })
    class Content {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      title!: string
    }
    @ChildEntity()
    class Photo extends Content {
      @Column({ nullable: true })
      size?: string
    }
    @ChildEntity()
    class Film extends Content {
      @Column({ type: 'integer', nullable: true })
      minutes?: number
    }
    return [Content, Photo, Film]
  },
  rows: `insert into content (title, kind, size) values ('Sunset', 'Photo', '10x15')`,
  outcome: { keeps: { 'select id, title, size, kind, minutes from content': ['1|Sunset|10x15|Photo|∅'] } },
} satisfies Scenario
