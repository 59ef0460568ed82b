import { Column, Entity, Index, ManyToOne, PrimaryColumn, PrimaryGeneratedColumn, type Relation, Unique } from 'typeorm'

export const about = 'columns, keys, indexes and relations inside embedded classes, with every sort of prefix'

@Entity()
export class Currency {
  @PrimaryColumn({ type: 'char', length: 3 })
  code!: string
}

class Money {
  @Column({ type: 'numeric', precision: 12, scale: 2, default: 0 })
  amount!: string

  @ManyToOne(() => Currency)
  currency!: Relation<Currency>
}

class Place {
  @Column({ type: 'text' })
  street!: string

  @Index()
  @Column({ type: 'text', name: 'zip_code', comment: 'without spaces' })
  zip!: string

  @Column(() => Position)
  position!: Relation<Position>
}

class Position {
  @Column({ type: 'double precision' })
  latitude!: number

  @Column({ type: 'double precision', unique: true })
  longitude!: number
}

class Key {
  @PrimaryColumn({ type: 'text' })
  branch!: string

  @PrimaryGeneratedColumn('identity')
  number!: number
}

@Entity()
@Unique(['home.street', 'home.zip'])
export class Customer {
  @Column(() => Key, { prefix: false })
  key!: Key

  @Column(() => Place)
  home!: Place

  @Column(() => Place, { prefix: 'work_' })
  work!: Place

  @Column(() => Money, { prefix: 'credit' })
  credit!: Money
}

@Entity()
export class Order {
  @PrimaryGeneratedColumn()
  id!: number

  /** Refers to both columns of the embedded key. */
  @ManyToOne(() => Customer)
  customer!: Relation<Customer>
}

export const entities = [Currency, Customer, Order]
