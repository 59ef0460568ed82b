/** What applying revisions cannot do without: for each a transaction, its statement, and a row that says so. */
const { Client } = require('pg')

async function main() {
  const client = new Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  await client.query('create table applied (id text primary key)')
  const revisions = Number(process.argv[2])
  for (let number = 1; number <= revisions; number++) {
    await client.query('begin')
    await client.query(`select ${number}`)
    await client.query('insert into applied values ($1)', [number])
    await client.query('commit')
  }
  await client.end()
  console.log(revisions)
}

main()
