import type { Client } from 'pg'

import type { TextRow } from './database.ts'
import { driver } from './driver.ts'

/** Leaves values as the text that PostgreSQL sends. */
export const asText = { getTypeParser: () => (text: string) => text }

/** Hands over each row of a message's answers when it arrives: pg itself would hold them all until the last is there. */
export function eachRow(client: Client, sql: string, take: (row: TextRow) => void): Promise<void> {
  const query = new (driver().Query)<TextRow>({ text: sql, types: asText })
  return new Promise((resolve, reject) => {
    query.on('row', (row) => {
      // What is thrown at the socket would end the program.
      try {
        take(row)
      } catch (error) {
        reject(error)
      }
    })
    query.on('error', reject)
    query.on('end', () => resolve())
    client.query(query)
  })
}
