import {
  Column,
  Entity,
  Index,
  JoinTable,
  ManyToMany,
  ManyToOne,
  PrimaryGeneratedColumn,
  type Relation,
  Unique,
  ViewColumn,
  ViewEntity,
} from 'typeorm'

export const about = 'tables, enums, join tables and views in several schemas, with the same names in each'

@Entity({ schema: 'billing', comment: 'in billing' })
@Unique('account_code', ['code'])
@Index('account_by_state', ['state'])
export class Account {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ type: 'text' })
  code!: string

  @Column({ type: 'enum', enum: ['open', 'closed'], default: 'open' })
  state!: string

  @Column({ type: 'enum', enum: ['eur', 'usd'], enumName: 'currency' })
  currency!: string
}

@Entity({ schema: 'Shop Floor', name: 'account' })
@Unique('account_code', ['code'])
@Index('account_by_state', ['state'])
export class ShopAccount {
  @PrimaryGeneratedColumn('identity')
  id!: number

  @Column({ type: 'text', comment: 'in the shop' })
  code!: string

  @Column({ type: 'enum', enum: ['new', 'old'], default: 'new' })
  state!: string

  @ManyToOne(() => Account, { onDelete: 'CASCADE' })
  account!: Relation<Account>

  @ManyToMany(() => Account)
  @JoinTable()
  others!: Relation<Account>[]

  @ManyToMany(() => Account)
  @JoinTable({ schema: 'billing', name: 'shop_accounts' })
  shared!: Relation<Account>[]
}

@Entity({ name: 'account' })
export class PlainAccount {
  @PrimaryGeneratedColumn()
  id!: number

  @ManyToOne(() => ShopAccount)
  shop!: Relation<ShopAccount>
}

@ViewEntity({
  schema: 'billing',
  name: 'open_account',
  expression: `SELECT id, code FROM billing.account WHERE state = 'open'`,
})
export class OpenAccount {
  @ViewColumn()
  id!: number

  @ViewColumn()
  code!: string
}

export const entities = [Account, ShopAccount, PlainAccount, OpenAccount]
