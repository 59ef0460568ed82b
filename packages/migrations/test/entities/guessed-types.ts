import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm'

export const about = 'columns without a type, which TypeORM takes from the metadata that the compiler emits'

@Entity()
export class GuessedTypes {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  text!: string

  @Column({ length: 40 })
  shortText!: string

  @Column()
  count!: number

  @Column()
  done!: boolean

  @Column()
  at!: Date

  @Column({ nullable: true })
  note?: string

  @Column({ default: 0 })
  countWithDefault!: number

  @Column({ default: false })
  doneWithDefault!: boolean

  @Column({ default: 'none' })
  textWithDefault!: string
}

@Entity()
export class GivenByConstructor {
  @PrimaryColumn({ type: String })
  text!: unknown

  @Column({ type: Number })
  count!: unknown

  @Column({ type: Boolean })
  done!: unknown

  @Column({ type: Date })
  at!: unknown
}

export const entities = [GuessedTypes, GivenByConstructor]
