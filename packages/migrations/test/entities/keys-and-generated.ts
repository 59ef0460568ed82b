import { Column, Entity, Generated, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm'

export const about = 'primary keys of one and several columns, and values that the database makes'

@Entity()
export class Increment {
  @PrimaryGeneratedColumn('increment')
  id!: number
}

@Entity()
export class SmallIncrement {
  @PrimaryGeneratedColumn({ type: 'smallint' })
  id!: number

  @Column({ type: 'integer' })
  @Generated('increment')
  place!: number
}

@Entity()
export class BigIncrement {
  @PrimaryGeneratedColumn({ type: 'bigint', name: 'big_id', primaryKeyConstraintName: 'big increment key' })
  id!: string

  @Column({ type: 'uuid' })
  @Generated('uuid')
  token!: string
}

@Entity()
export class RowId {
  @PrimaryGeneratedColumn('rowid')
  id!: number
}

@Entity()
export class Uuid {
  @PrimaryGeneratedColumn('uuid')
  id!: string
}

@Entity()
export class IdentityByDefault {
  @PrimaryGeneratedColumn('identity', { type: 'integer' })
  id!: number
}

@Entity()
export class IdentityAlways {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string
}

@Entity()
export class SmallIdentity {
  @PrimaryGeneratedColumn('identity', { type: 'smallint', generatedIdentity: 'BY DEFAULT' })
  id!: number
}

@Entity()
export class Composite {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'composite_by_region' })
  region!: string

  @PrimaryColumn({ type: 'date', primaryKeyConstraintName: 'composite_by_region' })
  day!: string

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'composite_by_region' })
  number!: number
}

export const entities = [
  Increment,
  SmallIncrement,
  BigIncrement,
  RowId,
  Uuid,
  IdentityByDefault,
  IdentityAlways,
  SmallIdentity,
  Composite,
]
