import pg from 'pg'

/** Takes a column from the first table, so that the models have one more than the database. */
export async function takeColumn(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('alter table table_0001 drop column if exists note')
  } finally {
    await client.end()
  }
}

/** What was found where one column is missing: the statements that a tool would run, of which one is enough. */
export const statementsFound = (count: number): string =>
  count === 1 ? 'the column' : `${count} statements, where one is enough`
