import { Column, Entity, PrimaryColumn } from 'typeorm'

export const about = 'TypeORM’s own types, which it keeps in columns of PostgreSQL’s'

@Entity()
export class SimpleTypes {
  @PrimaryColumn({ type: 'integer' })
  id!: number

  @Column({ type: 'simple-array' })
  list!: string[]

  @Column({ type: 'simple-array', default: 'a,b' })
  listWithDefault!: string[]

  @Column({ type: 'simple-json' })
  document!: { colour: string }

  @Column({ type: 'simple-json', nullable: true })
  documentOrNull!: { colour: string } | null

  @Column({ type: 'simple-enum', enum: ['small', 'large'] })
  size!: string

  @Column({ type: 'simple-enum', enum: ['small', 'large'], default: 'small' })
  sizeWithDefault!: string
}

export const entities = [SimpleTypes]
