import { Column, Entity, PrimaryColumn } from 'typeorm'

export const about = 'every spelling of a number type, with and without precision and scale'

@Entity()
export class NumberTypes {
  @PrimaryColumn({ type: 'integer' })
  integer!: number

  @Column({ type: 'int' })
  int!: number

  @Column({ type: 'int2' })
  int2!: number

  @Column({ type: 'int4' })
  int4!: number

  @Column({ type: 'int8' })
  int8!: string

  @Column({ type: 'smallint' })
  smallint!: number

  @Column({ type: 'bigint' })
  bigint!: string

  @Column({ type: 'decimal' })
  decimal!: string

  @Column({ type: 'numeric' })
  numeric!: string

  @Column({ type: 'numeric', precision: 12 })
  numericWithPrecision!: string

  @Column({ type: 'numeric', precision: 12, scale: 4 })
  numericWithScale!: string

  @Column({ type: 'decimal', precision: 5, scale: 0 })
  decimalWithoutFraction!: string

  @Column({ type: 'real' })
  real!: number

  @Column({ type: 'float' })
  float!: number

  @Column({ type: 'float4' })
  float4!: number

  @Column({ type: 'float8' })
  float8!: number

  @Column({ type: 'double precision' })
  doublePrecision!: number

  @Column({ type: 'money' })
  money!: string
}

export const entities = [NumberTypes]
