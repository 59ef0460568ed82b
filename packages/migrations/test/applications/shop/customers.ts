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
  PrimaryColumn,
  PrimaryGeneratedColumn,
} from 'typeorm'

import type { Product, ProductVariant } from './catalogue.ts'

@Entity()
@Index(['mail'], { unique: true, where: '"deletedAt" IS NULL' })
export class Customer {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  mail!: string

  @Column()
  firstName!: string

  @Column()
  lastName!: string

  @Column({ nullable: true })
  fax?: string

  @Column({ type: 'date', nullable: true })
  birthday?: string

  @Column({ type: 'integer', default: 0 })
  points!: number

  @CreateDateColumn()
  createdAt!: Date

  @DeleteDateColumn()
  deletedAt!: Date | null
}
@Entity()
export class Country {
  @PrimaryColumn({ type: 'char', length: 2 })
  code!: string

  @Column()
  name!: string
}
@Entity()
export class Address {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  street!: string

  @Column()
  city!: string

  @Column({ length: 10 })
  zip!: string

  @ManyToOne('Country')
  country!: Country

  @ManyToOne('Customer', { onDelete: 'CASCADE' })
  customer!: Customer
}
@Entity()
export class Region {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  name!: string

  @ManyToOne('Country')
  country!: Country
}
@Entity()
export class CustomerGroup {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  name!: string

  @Column({ type: 'numeric', precision: 4, scale: 1, default: 0 })
  discount!: string

  @ManyToMany('Customer')
  @JoinTable({ name: 'customer_groups' })
  members!: Customer[]
}
@Entity()
export class Session {
  @PrimaryGeneratedColumn('uuid')
  id!: string

  @Column({ type: 'inet', nullable: true })
  address?: string

  @Column({ type: 'timestamp', default: () => 'now()' })
  seenAt!: Date

  @ManyToOne('Customer', { onDelete: 'CASCADE' })
  customer!: Customer
}
@Entity()
export class Wishlist {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ default: 'My list' })
  title!: string

  @ManyToOne('Customer', { onDelete: 'CASCADE' })
  customer!: Customer

  @ManyToMany('Product')
  @JoinTable()
  products!: Product[]
}
@Entity()
@Check('"stars" BETWEEN 1 AND 5')
export class Review {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ type: 'smallint' })
  stars!: number

  @Column({ type: 'text', nullable: true })
  text?: string

  @ManyToOne('Product', { onDelete: 'CASCADE' })
  product!: Product

  @ManyToOne('Customer', { onDelete: 'SET NULL', nullable: true })
  customer!: Customer | null
}
@Entity()
export class ReviewVote {
  @PrimaryColumn()
  reviewId!: number

  @PrimaryColumn()
  customerId!: number

  @Column()
  helpful!: boolean

  @ManyToOne('Review', { onDelete: 'CASCADE' })
  review!: Review

  @ManyToOne('Customer', { onDelete: 'CASCADE' })
  customer!: Customer
}
@Entity()
export class NewsletterSubscription {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ unique: true })
  mail!: string

  @Column({ type: 'text', array: true, default: [] })
  topics!: string[]
}
@Entity()
export class LoyaltyEvent {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ type: 'integer' })
  points!: number

  @Column()
  reason!: string

  @ManyToOne('Customer', { onDelete: 'CASCADE' })
  customer!: Customer
}
@Entity()
export class StockAlert {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  mail!: string

  @ManyToOne('ProductVariant', { onDelete: 'CASCADE' })
  variant!: ProductVariant
}
@Entity()
export class SupportRequest {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  subject!: string

  @Column({ type: 'enum', enum: ['new', 'waiting', 'solved'], default: 'new' })
  state!: string

  @ManyToOne('Customer', { nullable: true })
  customer!: Customer | null
}
@Entity()
export class SupportMessage {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ type: 'text' })
  body!: string

  @ManyToOne('SupportRequest', { onDelete: 'CASCADE' })
  request!: SupportRequest
}
