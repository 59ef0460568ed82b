import {
  Column,
  Entity,
  ManyToOne,
  OneToMany,
  PrimaryGeneratedColumn,
  type Relation,
  Tree,
  TreeChildren,
  TreeLevelColumn,
  TreeParent,
} from 'typeorm'

export const about = 'trees: by reference to the parent, with a closure table, with a path, as nested sets'

@Entity()
@Tree('closure-table')
export class Category {
  @PrimaryGeneratedColumn()
  id!: number

  @TreeParent({ onDelete: 'CASCADE' })
  parent!: Relation<Category> | null

  @TreeChildren()
  children!: Relation<Category>[]

  @TreeLevelColumn()
  level!: number
}

@Entity()
@Tree('closure-table', {
  closureTableName: 'folder_path',
  ancestorColumnName: (column) => `above_${column.propertyName}`,
  descendantColumnName: (column) => `below_${column.propertyName}`,
})
export class Folder {
  @PrimaryGeneratedColumn('uuid')
  id!: string

  @TreeParent()
  parent!: Relation<Folder> | null

  @TreeChildren()
  children!: Relation<Folder>[]
}

@Entity()
@Tree('materialized-path')
export class Reply {
  @PrimaryGeneratedColumn({ type: 'bigint' })
  id!: string

  @TreeParent()
  parent!: Relation<Reply> | null

  @TreeChildren()
  children!: Relation<Reply>[]
}

@Entity()
@Tree('nested-set')
export class Chapter {
  @PrimaryGeneratedColumn()
  id!: number

  @TreeParent()
  parent!: Relation<Chapter> | null

  @TreeChildren()
  children!: Relation<Chapter>[]
}

@Entity()
export class Employee {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ type: 'text' })
  name!: string

  @ManyToOne(
    () => Employee,
    (manager) => manager.reports,
    { onDelete: 'SET NULL' },
  )
  manager!: Relation<Employee> | null

  @OneToMany(
    () => Employee,
    (report) => report.manager,
  )
  reports!: Relation<Employee>[]
}

export const entities = [Category, Folder, Reply, Chapter, Employee]
