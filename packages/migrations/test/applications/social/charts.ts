import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm'

interface Chart {
  readonly name: string
  readonly metrics: readonly string[]
  /** One series for each of something, such as a server. */
  readonly isGrouped?: boolean
}

/** Two tables for every chart, one row for every hour and for every day. */
export const chartEntities = (charts: readonly Chart[]): readonly EntitySchema[] =>
  charts.flatMap((chart) => ['', '_day'].map((span) => chartEntity(chart, span)))

function chartEntity({ name, metrics, isGrouped = false }: Chart, span: string): EntitySchema {
  const table = `__chart${span}__${name}`
  const group: Record<string, EntitySchemaColumnOptions> = isGrouped ? { group: { type: 'varchar', length: 128 } } : {}
  return new EntitySchema<Record<string, unknown>>({
    name: table,
    tableName: table,
    columns: {
      id: { type: 'integer', primary: true, generated: true },
      date: { type: 'integer' },
      ...group,
      ...Object.fromEntries(metrics.map((metric) => [`___${metric}`, { type: 'integer', default: 0 }])),
      ...Object.fromEntries(
        metrics.map((metric) => [`unique_temp___${metric}`, { type: 'varchar', array: true, default: '{}' }]),
      ),
    },
    uniques: [{ columns: isGrouped ? ['date', 'group'] : ['date'] }],
    indices: [{ columns: isGrouped ? ['group', 'date'] : ['date'], unique: true }],
  })
}

const kept: readonly Chart[] = [
  { name: 'federation', metrics: ['delivered', 'stalled', 'sub', 'pub'] },
  { name: 'instance', metrics: ['requests_failed', 'requests_received', 'notes_total'], isGrouped: true },
]

export const charts = chartEntities([
  ...kept,
  { name: 'notes', metrics: ['local_total', 'local_inc', 'remote_total', 'remote_inc'] },
  { name: 'active_users', metrics: ['read', 'write'] },
  { name: 'per_user_drive', metrics: ['total_count', 'total_size'], isGrouped: true },
])

export const nextCharts = chartEntities([
  ...kept,
  { name: 'notes', metrics: ['ours_total', 'local_inc', 'remote_total', 'remote_inc', 'direct_inc'] },
  { name: 'active_users', metrics: ['read', 'write', 'read_write'] },
  { name: 'per_user_pv', metrics: ['pv_user', 'pv_visitor'], isGrouped: true },
])
