// Loads a data source in a process of its own, as the command line does, and prints what came of it.
import '@oxc-node/core/register'

const { loadDataSource } = await import('../../src/io/data-source.ts')
const { buildEntities } = await import('../../src/io/entities-build.ts')

try {
  const dataSource = await loadDataSource(process.argv[2])
  await buildEntities(dataSource)
  const tables = dataSource.entityMetadatas.map(({ tableName, columns }) => ({
    tableName,
    columns: columns.map(({ propertyName, type }) => [propertyName, typeof type === 'string' ? type : type.name]),
  }))
  console.log(JSON.stringify({ url: dataSource.options.url ?? null, isInitialized: dataSource.isInitialized, tables }))
} catch (error) {
  console.log(JSON.stringify({ name: error.name, message: error.message, hint: error.hint ?? null }))
}
process.exit(0)
