import { Column, Entity, Index, PrimaryGeneratedColumn, ViewColumn, ViewEntity } from 'typeorm'

export const about = 'entities and indexes that TypeORM is told to leave alone, so that nothing may be created for them'

@Entity({ synchronize: false })
export class LegacyTable {
  @PrimaryGeneratedColumn()
  id!: number
}

@ViewEntity({ synchronize: false, expression: 'SELECT 1 AS one' })
export class LegacyView {
  @ViewColumn()
  one!: number
}

@Entity()
@Index('made_by_hand', { synchronize: false })
export class Managed {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ type: 'text' })
  name!: string
}

export const entities = [LegacyTable, LegacyView, Managed]
