/** What a tool that reads where a database stands cannot do without: Node, a driver, and one question. */
const { Client } = require('pg')

async function main() {
  const client = new Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  const { rows } = await client.query('select current_database() as name')
  await client.end()
  console.log(rows[0].name)
}

main()
