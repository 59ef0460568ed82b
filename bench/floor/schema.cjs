/**
 * What a tool that compares TypeORM's entities with a database cannot do without: Node, a driver, one query, TypeORM, the
 * entities, their metadata, and one walk over both sides. The argument says how far to go.
 */
const { readFileSync } = require('node:fs')
const { join } = require('node:path')

const stages = ['node', 'query', 'typeorm', 'entities', 'metadata', 'walk']
const last = stages.indexOf(process.argv[2] ?? 'walk')
const reaches = (stage) => last >= stages.indexOf(stage)

async function main() {
  if (!reaches('query')) return
  // Asked first, so that the server works while the process loads.
  const catalog = askCatalog()
  if (reaches('typeorm')) require('typeorm')
  const dataSource = reaches('entities') ? require(join(process.cwd(), 'dist/data-source.js')).dataSource : null
  if (reaches('metadata')) await dataSource.buildMetadatas()
  const rows = await catalog
  if (!reaches('walk')) return
  const inDatabase = rows.reduce((sum, { columns }) => sum + columns.length, 0)
  const inEntities = dataSource.entityMetadatas.reduce((sum, { columns }) => sum + columns.length, 0)
  console.log(`${inDatabase} and ${inEntities} columns`)
}

async function askCatalog() {
  const { Client } = require('pg')
  const client = new Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  const { rows } = await client.query(readFileSync(join(__dirname, 'catalog.sql'), 'utf8'))
  await client.end()
  return rows
}

main()
