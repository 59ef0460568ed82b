import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  OneToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
} from 'typeorm'

import type { ProductVariant } from './catalogue.ts'
import type { Address, Customer } from './customers.ts'

export class Money {
  @Column({ type: 'numeric', precision: 12, scale: 2, default: 0 })
  amount!: string

  @Column({ type: 'char', length: 3, default: 'EUR' })
  currency!: string
}
@Entity()
export class Cart {
  @PrimaryGeneratedColumn('uuid')
  id!: string

  @Column({ type: 'jsonb', nullable: true })
  context?: object

  @OneToOne('Customer', { nullable: true, onDelete: 'CASCADE' })
  @JoinColumn()
  customer!: Customer | null
}
@Entity()
export class CartLine {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ type: 'integer', default: 1 })
  quantity!: number

  @ManyToOne('Cart', { onDelete: 'CASCADE' })
  cart!: Cart

  @ManyToOne('ProductVariant')
  variant!: ProductVariant
}
@Entity('orders')
@Index(['status', 'placedAt'])
export class Order {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ length: 20, unique: true })
  number!: string

  @Column({ type: 'enum', enum: ['placed', 'paid', 'sent', 'lost', 'done'], default: 'placed' })
  status!: string

  @Column({ type: 'timestamp', default: () => 'CURRENT_TIMESTAMP' })
  placedAt!: Date

  @Column(() => Money)
  total!: Money

  @Column({ type: 'json', nullable: true })
  metadata?: object

  @ManyToOne('Customer')
  customer!: Customer

  @ManyToOne('Address', { nullable: true })
  shipTo!: Address | null

  @ManyToOne('Address', { nullable: true })
  billTo!: Address | null
}
@Entity()
@Check('"quantity" > 0')
export class OrderLine {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ type: 'integer' })
  quantity!: number

  @Column(() => Money)
  price!: Money

  @Column({ type: 'numeric', generatedType: 'STORED', asExpression: '"quantity" * "priceAmount"', nullable: true })
  sum!: string

  @ManyToOne('Order', { onDelete: 'CASCADE', nullable: false })
  order!: Order

  @ManyToOne('ProductVariant')
  variant!: ProductVariant
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

  @Column({ type: 'integer', default: 0 })
  succeeded!: number

  @ManyToOne('Order', { onDelete: 'CASCADE' })
  order!: Order
}
@Entity()
export class Refund {
  @PrimaryGeneratedColumn()
  id!: number

  @Column(() => Money)
  paid!: Money

  @ManyToOne('Payment')
  payment!: Payment
}
@Entity()
export class Invoice {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ unique: true })
  number!: string

  @Column({ type: 'bytea', nullable: true })
  pdf?: Buffer

  @OneToOne('Order')
  @JoinColumn()
  order!: Order
}
@Entity()
export class Coupon {
  @PrimaryColumn()
  code!: string

  @Column({ type: 'numeric', precision: 5, scale: 2 })
  percent!: string

  @Column({ type: 'integer', nullable: true })
  limit?: number

  @ManyToMany('Order')
  @JoinTable({ name: 'order_coupons' })
  orders!: Order[]
}
@Entity()
export class GiftCard {
  @PrimaryColumn({ length: 16 })
  code!: string

  @Column(() => Money)
  balance!: Money
}
@Entity()
export class TaxRate {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  name!: string

  @Column({ type: 'numeric', precision: 5, scale: 3 })
  rate!: string
}
@Entity()
export class Carrier {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  name!: string
}
@Entity()
export class Shipment {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ nullable: true })
  tracking?: string

  @Column({ type: 'timestamp', nullable: true })
  sentAt?: Date

  @ManyToOne('Carrier')
  carrier!: Carrier

  @ManyToOne('Order', { onDelete: 'CASCADE' })
  order!: Order
}
@Entity()
export class ShipmentLine {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ type: 'integer' })
  quantity!: number

  @ManyToOne('Shipment', { onDelete: 'CASCADE' })
  shipment!: Shipment

  @ManyToOne('OrderLine')
  line!: OrderLine
}
@Entity()
export class ReturnRequest {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ type: 'text' })
  reason!: string

  @ManyToOne('OrderLine')
  line!: OrderLine
}
