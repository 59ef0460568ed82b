import { decoratorOptions, type Project } from '../project.ts'

const naming = `
import { DefaultNamingStrategy, type Table } from 'typeorm'

const snake = (...parts: string[]): string =>
  parts.join('_').replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/\\W+/g, '_').toLowerCase()

const nameOf = (table: Table | string): string => (typeof table === 'string' ? table : table.name)

export class SnakeNaming extends DefaultNamingStrategy {
  override tableName(className: string, given: string | undefined): string {
    return given ?? snake(className) + 's'
  }
  override columnName(property: string, given: string | undefined, prefixes: string[]): string {
    return snake(...prefixes, given ?? property)
  }
  override relationName(property: string): string {
    return snake(property)
  }
  override joinColumnName(relation: string, referenced: string): string {
    return snake(relation, referenced)
  }
  override joinTableName(first: string, second: string, property: string): string {
    return snake(first, property)
  }
  override joinTableColumnName(table: string, property: string, column?: string): string {
    return snake(table, column ?? property)
  }
  override primaryKeyName(table: Table | string): string {
    return 'pk_' + snake(nameOf(table))
  }
  override foreignKeyName(table: Table | string, columns: string[]): string {
    return snake('fk', nameOf(table), ...columns)
  }
  override indexName(table: Table | string, columns: string[]): string {
    return snake('ix', nameOf(table), ...columns)
  }
  override uniqueConstraintName(table: Table | string, columns: string[]): string {
    return snake('uq', nameOf(table), ...columns)
  }
}
`

const entities = (isGrown: boolean): string => `
import { Column, Entity, Index, JoinTable, ManyToMany, ManyToOne, PrimaryGeneratedColumn, type Relation, Unique } from 'typeorm'

class PostalAddress {
  @Column() streetName: string
  ${isGrown ? '@Column({ nullable: true }) postCode?: string' : ''}
}

enum ShipmentState { Packed = 'packed', Sent = 'sent' }

@Entity()
@Unique(['articleCode'])
export class Product {
  @PrimaryGeneratedColumn() id: number
  @Column() articleCode: string
}

@Entity()
${isGrown ? "@Index(['shipmentState'])" : ''}
export class SalesOrder {
  @PrimaryGeneratedColumn() orderNumber: number
  @Column(() => PostalAddress) shipTo: PostalAddress
  @ManyToOne(() => SalesOrder, { nullable: true }) replacedBy?: Relation<SalesOrder>
  @ManyToMany(() => Product) @JoinTable() orderedProducts: Product[]
  ${isGrown ? "@Column({ type: 'enum', enum: ShipmentState, default: ShipmentState.Packed }) shipmentState: ShipmentState" : ''}
}
`

export const namingStrategy: Project = {
  about: 'a naming strategy of its own',
  files: (isGrown) => ({
    'package.json': '{ "type": "module" }',
    'tsconfig.json': decoratorOptions(),
    'src/naming.ts': naming,
    'src/entities.ts': entities(isGrown),
    'src/data-source.ts': `
import 'reflect-metadata'
import { DataSource } from 'typeorm'
import { Product, SalesOrder } from './entities.js'
import { SnakeNaming } from './naming.js'

export default new DataSource({
  type: 'postgres',
  url: process.env.DATABASE_URL,
  entities: [Product, SalesOrder],
  namingStrategy: new SnakeNaming(),
})
`,
  }),
  init: ['-d', 'src/data-source.ts', '--revisions', 'db'],
  revisions: 'db',
  dataSource: 'src/data-source.ts',
  creates: [
    '"order_number" serial',
    '"ship_to_street_name" varchar NOT NULL',
    'CONSTRAINT "pk_sales_orders"',
    '"replaced_by_order_number" integer',
    'CREATE TABLE "sales_orders_ordered_products"',
    'CONSTRAINT "uq_products_article_code"',
    'CONSTRAINT "fk_sales_orders_replaced_by_order_number"',
  ],
  adds: [
    'CREATE TYPE "sales_orders_shipment_state_enum"',
    'ADD COLUMN "ship_to_post_code" varchar',
    'CREATE INDEX "ix_sales_orders_shipment_state"',
  ],
}
