import {
  Column,
  type DataSource,
  Entity,
  Index,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  ViewColumn,
  ViewEntity,
} from 'typeorm'

export const about = 'views from text and from a query builder, upon each other, materialized, with indexes'

@Entity()
export class Sale {
  @PrimaryGeneratedColumn()
  id!: number

  @Column({ type: 'text' })
  product!: string

  @Column({ type: 'numeric', precision: 10, scale: 2 })
  price!: string

  @Column({ type: 'date' })
  day!: string
}

/** Written in another form than PostgreSQL prints it in. */
@ViewEntity({
  name: 'dear_sale',
  expression: `
    select s.*, 'it''s dear' as "Remark"
    from sale s
    where price > 100 and product in ('car', 'boat')
    order by day desc;
  `,
})
export class DearSale {
  @ViewColumn()
  id!: number

  @ViewColumn({ name: 'Remark' })
  remark!: string
}

@ViewEntity({
  expression: (dataSource: DataSource) =>
    dataSource
      .createQueryBuilder()
      .select('sale.day', 'day')
      .addSelect('sum(sale.price)', 'total')
      .from(Sale, 'sale')
      .groupBy('sale.day'),
})
export class DailyTotal {
  @ViewColumn()
  day!: string

  @ViewColumn()
  total!: string
}

@ViewEntity({ dependsOn: [DailyTotal], expression: 'SELECT avg(total) AS mean FROM daily_total' })
export class MeanTotal {
  @ViewColumn()
  mean!: string
}

@ViewEntity({
  materialized: true,
  dependsOn: [DailyTotal],
  expression: 'SELECT day, total, rank() OVER (ORDER BY total DESC) AS place FROM daily_total',
})
@Index('best_day_by_place_and_total', ['place', 'total'])
export class BestDay {
  @Index({ unique: true })
  @ViewColumn()
  day!: string

  @ViewColumn()
  total!: string

  @ViewColumn()
  place!: string
}

@ViewEntity({
  materialized: true,
  expression: 'SELECT DISTINCT product FROM sale',
})
export class Product {
  @PrimaryColumn()
  product!: string
}

export const entities = [Sale, DearSale, DailyTotal, MeanTotal, BestDay, Product]
