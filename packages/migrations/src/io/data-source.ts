import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { DataSource, DataSourceOptions } from 'typeorm'
import { UsageError } from '../errors.ts'
import { loadModule, loadTypeScript } from './load-module.ts'

/**
 * The data source that a module exports under any name, itself or as its options. Never connects.
 * Options become a data source of the project's own TypeORM, whose registry its entities are written in.
 */
export async function loadDataSource(file: string): Promise<DataSource> {
  if (!existsSync(file)) throw new UsageError(`The data source file ${file} does not exist.`, { hint: namingHint })
  const found = await exportedSources(await loadModule(file))
  const [first, ...others] = found
  if (first === undefined) throw new UsageError(`${file} exports no TypeORM data source.`, { hint: exportHint })
  if (others.length > 0) throw new UsageError(`${file} exports ${found.length} data sources.`, { hint: severalHint })
  const dataSource = isDataSource(first) ? first : dataSourceOf(file, first)
  if (findsTypeScript(dataSource.options)) await loadTypeScript()
  if (dataSource.options.type === 'postgres') return dataSource
  throw new UsageError(`The data source in ${file} is for ${dataSource.options.type}.`, { hint: postgresHint })
}

const namingHint = 'Name the module that exports your DataSource with --data-source <file>.'
const exportHint = 'Export it, as in: export default new DataSource({ … })'
const severalHint = 'Name a module that exports only the one to migrate.'
const postgresHint = "Only PostgreSQL is supported: type: 'postgres'."

/** TypeORM looks for files by such patterns when it builds the metadata. */
const findsTypeScript = ({ entities, subscribers, migrations }: DataSourceOptions): boolean =>
  [entities, subscribers, migrations].some((listed) =>
    Object.values(listed ?? {}).some((each) => typeof each === 'string' && /\bts\b/.test(each)),
  )

type Source = DataSource | DataSourceOptions

/**
 * CommonJS arrives with its exports both under their names and inside `default`, so each is counted once.
 * A promise may be exported too; one that fails is usually a connection attempt beside the data source itself.
 */
async function exportedSources(module: Readonly<Record<string, unknown>>): Promise<readonly Source[]> {
  const inner = isObject(module.default) && !isSource(module.default) ? Object.values(module.default) : []
  const settled = await Promise.allSettled([...Object.values(module), ...inner])
  const values = new Set(settled.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : [])))
  const dataSources = [...values].filter(isDataSource)
  return dataSources.length > 0 ? dataSources : [...values].filter(isOptions)
}

function dataSourceOf(file: string, options: DataSourceOptions): DataSource {
  try {
    const typeorm = createRequire(file)('typeorm') as typeof import('typeorm')
    return new typeorm.DataSource(options)
  } catch (cause) {
    const text = cause instanceof Error ? cause.message : String(cause)
    throw new UsageError(`TypeORM does not take the options that ${file} exports: ${text.replace(/\.$/, '')}.`, {
      cause,
    })
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** TypeORM marks its instances so that they are known across copies of the package. */
const isDataSource = (value: unknown): value is DataSource =>
  isObject(value) && '@instanceof' in value && value['@instanceof'] === Symbol.for('DataSource')

const isOptions = (value: unknown): value is DataSourceOptions =>
  isObject(value) && !isDataSource(value) && 'type' in value && value.type === 'postgres'

const isSource = (value: unknown): boolean => isDataSource(value) || isOptions(value)
