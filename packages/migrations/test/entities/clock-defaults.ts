import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm'

export const about = 'the current time in the spellings that SQL reserves words for'

// TypeORM writes now() and ('now'::text)::… in their place.
export const typeormCreates = 'something else'

@Entity()
export class ClockDefaults {
  @PrimaryGeneratedColumn()
  id!: number

  @CreateDateColumn({ type: 'timestamptz', default: () => 'CURRENT_TIMESTAMP' })
  createdAt!: Date

  @Column({ type: 'timestamptz', default: () => 'current_timestamp' })
  inLowerCase!: Date

  @Column({ type: 'timestamptz', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  toTheMillisecond!: Date

  @Column({ type: 'timestamp', default: () => 'LOCALTIMESTAMP' })
  localTimestamp!: Date

  @Column({ type: 'date', default: () => 'CURRENT_DATE' })
  date!: string

  @Column({ type: 'timetz', default: () => 'CURRENT_TIME' })
  time!: string

  @Column({ type: 'time', default: () => 'LOCALTIME' })
  localTime!: string
}

export const entities = [ClockDefaults]
