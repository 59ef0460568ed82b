import type { EntitySchemaColumnOptions } from 'typeorm'

type Columns = Readonly<Record<string, EntitySchemaColumnOptions>>

export interface Shape {
  readonly table: string
  readonly schema?: string
  readonly columns: Columns
}

const columns = {
  id: { type: 'integer', primary: true, generated: 'increment', primaryKeyConstraintName: 'task_pkey' },
  state: { type: 'text' },
  owner: { type: 'integer' },
  mood: { type: 'enum', enum: ['fine', 'sad'], enumName: 'mood' },
} as const satisfies Columns

const { state, owner, mood, ...others } = columns

export const changes: Readonly<Record<string, { readonly after: Shape; readonly renames?: readonly string[] }>> = {
  'columns change their types': {
    after: {
      table: 'task',
      columns: { ...columns, state: { type: 'varchar', length: 50 }, owner: { type: 'bigint' } },
    },
  },
  'the table gets another name': { after: { table: 'job', columns }, renames: ['table:task=job'] },
  'a column gets another name': {
    after: { table: 'task', columns: { ...others, condition: state, owner, mood } },
    renames: ['column:task.state=condition'],
  },
  'the primary key becomes another': {
    after: {
      table: 'task',
      columns: { ...columns, owner: { ...owner, primary: true, primaryKeyConstraintName: 'task_pkey' } },
    },
  },
  'the type loses a value': {
    after: { table: 'task', columns: { ...columns, mood: { type: 'enum', enum: ['fine'], enumName: 'mood' } } },
  },
  'a column goes': { after: { table: 'task', columns: { ...others, owner, mood } } },
  'the table moves to another schema': {
    after: { table: 'task', schema: 'archive', columns },
    renames: ['table:public.task=archive.task'],
  },
}
