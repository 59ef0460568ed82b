import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

export const about = 'arrays of types with and without modifiers'

@Entity()
export class Arrays {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number

  @Column({ type: 'integer', array: true })
  integers!: number[]

  @Column({ type: 'bigint', array: true, nullable: true })
  bigints!: string[] | null

  @Column({ type: 'text', array: true })
  texts!: string[]

  @Column({ type: 'varchar', array: true, length: 20 })
  shortTexts!: string[]

  @Column({ type: 'char', array: true, length: 2 })
  countries!: string[]

  @Column({ type: 'numeric', array: true })
  numerics!: string[]

  @Column({ type: 'numeric', array: true, precision: 8, scale: 2 })
  prices!: string[]

  @Column({ type: 'boolean', array: true })
  booleans!: boolean[]

  @Column({ type: 'uuid', array: true })
  uuids!: string[]

  @Column({ type: 'jsonb', array: true })
  documents!: object[]

  @Column({ type: 'date', array: true })
  dates!: string[]

  @Column({ type: 'timestamptz', array: true })
  moments!: Date[]

  @Column({ type: 'timestamp', array: true, precision: 3 })
  momentsToTheMillisecond!: Date[]

  @Column({ type: 'time', array: true })
  times!: string[]

  @Column({ type: 'interval', array: true })
  intervals!: string[]

  @Column({ type: 'inet', array: true })
  addresses!: string[]

  @Column({ type: 'daterange', array: true })
  ranges!: string[]

  @Column({ type: 'bit', array: true, length: 4 })
  bits!: string[]

  @Column({ type: 'enum', array: true, enum: ['read', 'write'] })
  rights!: string[]
}

export const entities = [Arrays]
