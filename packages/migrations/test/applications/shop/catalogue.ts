import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinTable,
  ManyToMany,
  ManyToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Unique,
  UpdateDateColumn,
} from 'typeorm'

@Entity()
@Unique(['slug'])
export class Category {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  name!: string

  @Column({ length: 80 })
  slug!: string

  @Column({ type: 'smallint', default: 0 })
  position!: number

  @ManyToOne('Category', { nullable: true, onDelete: 'SET NULL' })
  parent!: Category | null
}
@Entity()
export class Brand {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ unique: true })
  name!: string

  @Column({ nullable: true })
  website?: string
}
@Entity()
@Index(['name'])
@Check('"weight" IS NULL OR "weight" > 0')
export class Product {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  name!: string

  @Column({ type: 'text', default: '' })
  description!: string

  @Column({ length: 40, unique: true })
  sku!: string

  @Column({ type: 'integer', nullable: true })
  weight?: number

  @Column({ type: 'enum', enum: ['draft', 'active', 'retired'], default: 'draft' })
  status!: string

  @Column({ default: true })
  visible!: boolean

  @ManyToOne('Brand', { nullable: true })
  brand!: Brand | null

  @ManyToMany('Category')
  @JoinTable({ name: 'product_categories' })
  categories!: Category[]

  @CreateDateColumn()
  createdAt!: Date

  @UpdateDateColumn()
  updatedAt!: Date
}
@Entity()
@Unique('one_variant', ['product', 'name'])
export class ProductVariant {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  name!: string

  @Column({ type: 'numeric', precision: 10, scale: 2 })
  price!: string

  @ManyToOne('Product', { onDelete: 'CASCADE', nullable: false })
  product!: Product
}
@Entity()
export class ProductImage {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  url!: string

  @Column({ type: 'integer', default: 0 })
  position!: number

  @ManyToOne('Product', { onDelete: 'CASCADE' })
  product!: Product
}
@Entity()
export class Attribute {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  name!: string

  @Column({ type: 'simple-array', nullable: true })
  choices?: string[]
}
@Entity()
export class AttributeValue {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  value!: string

  @ManyToOne('Attribute')
  attribute!: Attribute

  @ManyToOne('ProductVariant', { onDelete: 'CASCADE' })
  variant!: ProductVariant
}
@Entity()
export class Tag {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ unique: true })
  label!: string

  @ManyToMany('Product')
  @JoinTable()
  products!: Product[]
}
@Entity()
export class PriceList {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  name!: string

  @Column({ type: 'char', length: 3, default: 'EUR' })
  currency!: string

  @Column({ type: 'tstzrange', nullable: true })
  validDuring?: string
}
@Entity()
export class PriceListEntry {
  @PrimaryColumn()
  priceListId!: number

  @PrimaryColumn()
  variantId!: number

  @Column({ type: 'numeric', precision: 10, scale: 2 })
  price!: string

  @ManyToOne('PriceList', { onDelete: 'CASCADE' })
  priceList!: PriceList

  @ManyToOne('ProductVariant', { onDelete: 'CASCADE' })
  variant!: ProductVariant
}
@Entity()
export class ProductRelation {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ type: 'enum', enum: ['accessory', 'similar'] })
  kind!: string

  @ManyToOne('Product', { onDelete: 'CASCADE' })
  from!: Product

  @ManyToOne('Product', { onDelete: 'CASCADE' })
  to!: Product
}
@Entity()
export class Bundle {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  name!: string

  @ManyToMany('ProductVariant')
  @JoinTable({ name: 'bundle_parts', joinColumn: { name: 'bundle' }, inverseJoinColumn: { name: 'variant' } })
  parts!: ProductVariant[]
}
@Entity()
export class Collection {
  @PrimaryGeneratedColumn()
  id!: number

  @Column()
  title!: string

  @Column({ type: 'jsonb', default: {} })
  rules!: object

  @ManyToMany('Product')
  @JoinTable()
  products!: Product[]
}
