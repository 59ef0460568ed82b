import { Column, Entity, PrimaryColumn } from 'typeorm'

export const about = 'dates, times and intervals, with and without a precision'

@Entity()
export class TimeTypes {
  @PrimaryColumn({ type: 'date' })
  date!: string

  @Column({ type: 'date', utc: true })
  dateReadAsUtc!: string

  @Column({ type: 'time' })
  time!: string

  @Column({ type: 'time without time zone', precision: 0 })
  timeToTheSecond!: string

  @Column({ type: 'timetz' })
  timetz!: string

  @Column({ type: 'time with time zone', precision: 3 })
  timetzToTheMillisecond!: string

  @Column({ type: 'timestamp' })
  timestamp!: Date

  @Column({ type: 'timestamp without time zone', precision: 3 })
  timestampToTheMillisecond!: Date

  @Column({ type: 'timestamp', precision: null })
  timestampWithNullAsPrecision!: Date

  @Column({ type: 'timestamptz' })
  timestamptz!: Date

  @Column({ type: 'timestamptz', precision: 0 })
  timestamptzToTheSecond!: Date

  @Column({ type: 'timestamp with time zone', precision: 6 })
  timestamptzWithTheDefaultPrecision!: Date

  @Column({ type: 'interval' })
  interval!: string

  @Column({ type: 'interval', precision: 3 })
  intervalToTheMillisecond!: string
}

export const entities = [TimeTypes]
