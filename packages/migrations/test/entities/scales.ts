import { Column, Entity, PrimaryColumn } from 'typeorm'

export const about = 'numbers with a scale below zero or beyond their precision'

export const since = 15

@Entity()
export class Scales {
  @PrimaryColumn({ type: 'numeric', precision: 3, scale: -2 })
  hundreds!: string

  @Column({ type: 'numeric', precision: 3, scale: 5 })
  belowOne!: string

  @Column({ type: 'numeric', precision: 4, scale: -1, array: true })
  tens!: string[]
}

export const entities = [Scales]
