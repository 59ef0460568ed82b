import type { Scenario } from '../../scenarios/scenario.ts'
import * as catalogue from './catalogue.ts'
import * as customers from './customers.ts'
import * as nextRelease from './next-release.ts'
import * as orders from './orders.ts'
import * as warehouse from './warehouse.ts'

const { Money, ...sales } = orders
const release = { ...catalogue, ...customers, ...sales, ...warehouse }
const { StockAlert, StockMovement, LegacyExport, ...kept } = { ...release, ...nextRelease }

/** Decorated classes that leave most types to the compiler, and TypeORM's own names. */
export const shop: Scenario = {
  about: 'a shop',
  before: () => Object.values(release),
  after: () => Object.values(kept),
  rows: `
    insert into country values ('FR', 'France'), ('DE', 'Germany');
    insert into brand (name) values ('Acme');
    insert into category (name, slug, "parentId") values ('Tools', 'tools', null), ('Hammers', 'hammers', 1);
    insert into product (name, sku, weight, status, "brandId") values ('Hammer', 'H-1', 800, 'active', 1), ('Nail', 'N-1', null, 'draft', 1);
    insert into product_categories values (1, 2);
    insert into product_variant (name, price, "productId") values ('red', 12.50, 1), ('blue', 13.00, 1);
    insert into customer (mail, "firstName", "lastName", fax, points) values ('ada@example.org', 'Ada', 'Lovelace', '0123', 7);
    insert into address (street, city, zip, "countryCode", "customerId") values ('Main Street', 'Paris', '75001', 'FR', 1);
    insert into orders (number, status, "placedAt", "totalAmount", metadata, "customerId", "shipToId")
      values ('2024-1', 'paid', '2024-05-05 12:00', 25.50, '{"gift": true}', 1, 1), ('2024-2', 'lost', '2024-06-05 12:00', 13.00, null, 1, 1);
    insert into order_line (quantity, "priceAmount", "orderId", "variantId") values (2, 12.75, 1, 1);
    insert into payment ("paidAmount", provider, succeeded, "orderId") values (25.50, 'card', 1, 1), (25.50, 'card', 0, 1);
    insert into warehouse (name) values ('North');
    insert into stock_level values (1, 1, 5), (1, 2, 3);
    insert into stock_movement (change, cause, "warehouseId", "variantId") values (5, 'delivery', 1, 1);
    insert into legacy_export (target) values ('fax');
    insert into stock_alert (mail, "variantId") values ('ada@example.org', 1)`,
  answers: {
    renames: [
      'column:product.weight=grams',
      'column:customer."firstName"=givenName',
      'column:customer."lastName"=familyName',
      'table:stock_movement=inventory_movement',
      'value:orders_status_enum.lost=sent',
      'none',
    ],
  },
  outcome: {
    drops: ['customer.fax', 'legacy_export', 'stock_alert'],
    changes: ['orders.status'],
    keeps: {
      'select name, sku, grams, status from product': ['Hammer|H-1|800|active', 'Nail|N-1|∅|draft'],
      'select "givenName", "familyName", points from customer': ['Ada|Lovelace|7'],
      'select number, status, metadata, "totalAmount", "placedAt" at time zone \'UTC\' as at from orders': [
        '2024-1|paid|{"gift": true}|25.50|2024-05-05T12:00:00',
        '2024-2|sent|∅|13.00|2024-06-05T12:00:00',
      ],
      'select id, succeeded from payment': ['1|true', '2|false'],
      'select change, cause from inventory_movement': ['5|delivery'],
      'select sum from order_line': ['25.50'],
      'select sum(available) from availability': ['8'],
    },
  },
}
