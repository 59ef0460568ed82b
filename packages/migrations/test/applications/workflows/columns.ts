import { Column, type ColumnOptions, CreateDateColumn, PrimaryColumn, UpdateDateColumn } from 'typeorm'

type Options = Pick<ColumnOptions, 'nullable' | 'default'>

export const JsonColumn = (options: Options = {}): PropertyDecorator => Column({ ...options, type: 'json' })

export const MomentColumn = (options: Options = {}): PropertyDecorator =>
  Column({ ...options, type: 'timestamptz', precision: 3 })

/** An id that the program makes: ten letters or a uuid, depending on its age. */
export const IdColumn = (): PropertyDecorator => PrimaryColumn({ type: 'varchar', length: 36 })

export abstract class Timed {
  @CreateDateColumn({ type: 'timestamptz', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date

  @UpdateDateColumn({
    type: 'timestamptz',
    precision: 3,
    default: () => 'CURRENT_TIMESTAMP(3)',
    onUpdate: 'CURRENT_TIMESTAMP(3)',
  })
  updatedAt!: Date
}

export abstract class TimedWithId extends Timed {
  @IdColumn()
  id!: string
}
