import { parentOf, statuses, tableName } from './naming.ts'

/** A table as a person writes it for SQLAlchemy. */
export function alembicTable(number: number): string {
  const [table, parent] = [tableName(number), tableName(parentOf(number))]
  return `Table(
    '${table}', metadata,
    Column('id', Integer, primary_key=True),
    Column('parent_id', Integer, ForeignKey('${parent}.id', name='${table}_parent_id_fkey', ondelete='CASCADE')),
    Column('name', String(100), nullable=False, comment='As a person calls it'),
    Column('slug', String(64), nullable=False),
    Column('status', Enum(${statuses.map((status) => `'${status}'`).join(', ')}, name='${table}_status'), nullable=False, server_default='draft'),
    Column('amount', Numeric(12, 2), nullable=False, server_default=text('0')),
    Column('quantity', Integer, nullable=False, server_default=text('1')),
    Column('enabled', Boolean, nullable=False, server_default=text('true')),
    Column('settings', JSONB, nullable=False, server_default='{}'),
    Column('tags', ARRAY(Text)),
    Column('note', Text),
    Column('created_at', DateTime(timezone=True), nullable=False, server_default=func.now()),
    UniqueConstraint('slug', name='${table}_slug_key'),
    CheckConstraint('amount >= 0', name='${table}_amount_check'),
    Index('${table}_created_at_idx', 'created_at'),
    Index('${table}_status_idx', 'status', postgresql_where=text('enabled')),
    comment='What the table number ${number} is for',
)
`
}
