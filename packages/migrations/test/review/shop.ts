/** What the revisions of the golden reports stand on. */
export const shop: readonly string[] = [
  "CREATE TYPE order_state AS ENUM ('cart', 'paid', 'shipped')",
  `CREATE TABLE customers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email varchar(320) NOT NULL UNIQUE,
  full_name text,
  phone varchar(20),
  created_at timestamptz NOT NULL DEFAULT now()
)`,
  `CREATE TABLE products (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sku text NOT NULL,
  name text NOT NULL,
  price numeric(10,2) NOT NULL,
  stock integer NOT NULL DEFAULT 0
)`,
  `CREATE TABLE orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL,
  state order_state NOT NULL DEFAULT 'cart',
  total numeric(12,4) NOT NULL,
  note text,
  placed_at timestamp
)`,
  'ALTER TABLE orders ADD CONSTRAINT orders_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id)',
  `CREATE TABLE order_lines (
  order_id bigint NOT NULL REFERENCES orders (id),
  product_id integer NOT NULL REFERENCES products (id),
  quantity integer NOT NULL,
  PRIMARY KEY (order_id, product_id)
)`,
  'CREATE INDEX orders_placed_at ON orders (placed_at)',
]
