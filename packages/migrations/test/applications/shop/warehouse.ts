import { Column, Entity, ManyToOne, PrimaryColumn, PrimaryGeneratedColumn, ViewColumn, ViewEntity } from 'typeorm'

import type { ProductVariant } from './catalogue.ts'
import type { Address } from './customers.ts'

@Entity()
export class Warehouse {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  name!: string

  @ManyToOne('Address', { nullable: true })
  address!: Address | null
}
@Entity()
export class StockLevel {
  @PrimaryColumn()
  warehouseId!: number

  @PrimaryColumn()
  variantId!: number

  @Column({ type: 'integer', default: 0 })
  available!: number

  @ManyToOne('Warehouse')
  warehouse!: Warehouse

  @ManyToOne('ProductVariant')
  variant!: ProductVariant
}
@Entity()
export class StockMovement {
  @PrimaryGeneratedColumn('identity')
  id!: number

  @Column({ type: 'integer' })
  change!: number

  @Column({ type: 'varchar', length: 20 })
  cause!: string

  @Column({ type: 'timestamp', default: () => 'now()' })
  at!: Date

  @ManyToOne('Warehouse')
  warehouse!: Warehouse

  @ManyToOne('ProductVariant')
  variant!: ProductVariant
}
@Entity()
export class Supplier {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  name!: string

  @Column({ nullable: true })
  contact?: string
}
@Entity()
export class PurchaseOrder {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ type: 'date' })
  expected!: string

  @ManyToOne('Supplier')
  supplier!: Supplier
}
@Entity()
export class PurchaseOrderLine {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ type: 'integer' })
  quantity!: number

  @ManyToOne('PurchaseOrder', { onDelete: 'CASCADE' })
  order!: PurchaseOrder

  @ManyToOne('ProductVariant')
  variant!: ProductVariant
}
@ViewEntity({
  expression: 'SELECT "variantId", sum("available") AS "available" FROM "stock_level" GROUP BY "variantId"',
})
export class Availability {
  @ViewColumn()
  variantId!: number

  @ViewColumn()
  available!: string
}
@Entity()
export class ImportJob {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  file!: string

  @Column({ type: 'simple-json', nullable: true })
  report?: object
}
@Entity()
export class LegacyExport {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  target!: string
}
@Entity()
export class Setting {
  @PrimaryColumn()
  key!: string

  @Column({ type: 'jsonb' })
  value!: object
}
