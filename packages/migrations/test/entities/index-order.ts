import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

export const about = 'indexes with columns in descending order'

// TypeORM has the order in its metadata, and leaves it out of the SQL.
export const typeormCreates = 'something else'

@Entity()
@Index('measurement_newest_first', () => ({ at: -1 }))
@Index('measurement_of_device_newest_first', () => ({ device: 1, at: -1 }))
@Index('measurement_both_descending', () => ({ device: -1, at: -1 }), { where: 'value > 0' })
@Index('measurement_all_ascending', () => ({ device: 1, at: 1 }))
export class Measurement {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ type: 'text', name: 'device_name' })
  device!: string

  @Column({ type: 'timestamptz' })
  at!: Date

  @Column({ type: 'integer' })
  value!: number
}

export const entities = [Measurement]
