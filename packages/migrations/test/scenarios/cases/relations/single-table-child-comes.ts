import { ChildEntity, Column, Entity, ManyToOne, PrimaryGeneratedColumn, TableInheritance } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a child of a table for several classes comes, whose kind is a value of an enum',
  before: () => {
    @Entity()
    @TableInheritance({ column: { name: 'kind', type: 'enum', enum: ['Book', 'Record'], enumName: 'kind' } })
    class Item {
      @PrimaryGeneratedColumn()
      id!: number
    }
    @ChildEntity()
    class Book extends Item {
      @Column()
      pages!: number
    }
    @ChildEntity('Record')
    class Sound extends Item {
      @Column()
      tracks!: number
    }
    return [Item, Book, Sound]
  },
  after: () => {
    @Entity()
    @TableInheritance({ column: { name: 'kind', type: 'enum', enum: ['Game', 'Book', 'Record'], enumName: 'kind' } })
    class Item {
      @PrimaryGeneratedColumn()
      id!: number
    }
    @ChildEntity()
    class Book extends Item {
      @Column({ type: 'bigint' })
      pages!: string
    }
    @ChildEntity('Record')
    class Sound extends Item {
      @Column()
      tracks!: number
    }
    @ChildEntity()
    class Game extends Item {
      @Column({ unique: true })
      code!: string

      @ManyToOne(() => Item)
      sequel!: Item
    }
    return [Item, Book, Sound, Game]
  },
  rows: `insert into item (kind, pages) values ('Book', 300); insert into item (kind, tracks) values ('Record', 12)`,
  outcome: {
    maps: ['item.pages'],
    keeps: { 'select id, kind, pages, tracks from item': ['1|Book|300|∅', '2|Record|∅|12'] },
    afterwards: { "insert into item (kind, code) values ('Game', 'g') returning code": ['g'] },
  },
} satisfies Scenario
