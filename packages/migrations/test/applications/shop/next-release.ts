import {
  Check,
  Column,
  CreateDateColumn,
  DeleteDateColumn,
  Entity,
  Index,
  JoinTable,
  ManyToMany,
  ManyToOne,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
} from 'typeorm'

import type { Brand, Category, ProductVariant } from './catalogue.ts'
import type { Address } from './customers.ts'
import { Money } from './orders.ts'
import type { Warehouse } from './warehouse.ts'

@Entity()
@Index(['name'])
@Check('"grams" IS NULL OR "grams" > 0')
export class Product {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ length: 200 })
  name!: string

  @Column({ type: 'text', default: '' })
  description!: string

  @Column({ length: 64, unique: true })
  sku!: string

  @Column({ type: 'integer', nullable: true })
  grams?: number

  @Column({ type: 'enum', enum: ['draft', 'announced', 'active', 'retired'], default: 'draft' })
  status!: string

  @Column({ default: true })
  visible!: boolean

  @Column({ type: 'text', array: true, default: [] })
  keywords!: string[]

  @ManyToOne('Brand', { nullable: true, onDelete: 'SET NULL' })
  brand!: Brand | null

  @ManyToMany('Category')
  @JoinTable({ name: 'product_categories' })
  categories!: Category[]

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date
}
@Entity()
@Index(['mail'], { unique: true, where: '"deletedAt" IS NULL' })
export class Customer {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  mail!: string

  @Column()
  givenName!: string

  @Column()
  familyName!: string

  @Column({ type: 'date', nullable: true })
  birthday?: string

  @Column({ type: 'bigint', default: 0 })
  points!: string

  @CreateDateColumn()
  createdAt!: Date

  @DeleteDateColumn()
  deletedAt!: Date | null
}
@Entity('orders')
@Index(['status', 'placedAt'])
export class Order {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ type: 'text', unique: true })
  number!: string

  @Column({ type: 'enum', enum: ['placed', 'paid', 'sent', 'done'], default: 'placed' })
  status!: string

  @Column({ type: 'timestamptz', default: () => 'CURRENT_TIMESTAMP' })
  placedAt!: Date

  @Column(() => Money)
  total!: Money

  @Column({ type: 'jsonb', nullable: true })
  metadata?: object

  @ManyToOne('Customer')
  customer!: Customer

  @ManyToOne('Address', { nullable: true })
  shipTo!: Address | null

  @ManyToOne('Address', { nullable: true })
  billTo!: Address | null
}
@Entity()
export class Payment {
  @PrimaryGeneratedColumn()
  id!: number

  @Column(() => Money)
  paid!: Money

  @Column()
  provider!: string

  @Column({ length: 60, nullable: true })
  reference?: string

  @Column({ default: false })
  succeeded!: boolean

  @ManyToOne('Order', { onDelete: 'CASCADE' })
  order!: Order
}
@Entity()
export class InventoryMovement {
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
export class ProductVideo {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  url!: string

  @ManyToOne('Product', { onDelete: 'CASCADE', nullable: false })
  product!: Product
}
@Entity()
export class AuditEntry {
  @PrimaryGeneratedColumn('uuid')
  id!: string

  @Column({ type: 'jsonb', default: {} })
  what!: object

  @Column({ type: 'timestamptz', default: () => 'now()' })
  at!: Date
}
