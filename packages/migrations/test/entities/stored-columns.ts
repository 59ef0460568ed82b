import { Column, Entity, Index, PrimaryGeneratedColumn, VirtualColumn } from 'typeorm'

export const about = 'columns that the database computes and stores, and one that only queries compute'

@Entity()
export class Invoice {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ type: 'text' })
  customer!: string

  @Column({ type: 'numeric', precision: 10, scale: 2 })
  net!: string

  @Column({ type: 'numeric', precision: 4, scale: 3, default: 0.19 })
  rate!: string

  @Column({ type: 'numeric', generatedType: 'STORED', asExpression: `"net" * (1 + "rate")` })
  gross!: string

  @Column({ type: 'text', generatedType: 'STORED', asExpression: 'upper(customer)', nullable: true })
  sortedAs!: string | null

  @Index()
  @Column({
    type: 'tsvector',
    generatedType: 'STORED',
    asExpression: `to_tsvector('simple', coalesce(customer, '') || ' it''s')`,
    select: false,
  })
  search!: string

  @VirtualColumn({ query: (alias) => `SELECT count(*) FROM invoice other WHERE other.customer = ${alias}.customer` })
  ofTheSameCustomer!: number
}

export const entities = [Invoice]
