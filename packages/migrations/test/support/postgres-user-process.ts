/** A process that uses the embedded PostgreSQL until its input says `release` or ends. */
import { type EmbeddedOptions, embeddedPostgres } from '../../src/io/embedded.ts'

try {
  const server = await embeddedPostgres(JSON.parse(process.argv[2] ?? '') as EmbeddedOptions)
  process.stdin.once('data', () => server.release().then(() => process.stdin.destroy()))
  console.log(JSON.stringify({ url: server.url, started: server.started }))
} catch (error) {
  console.log(JSON.stringify({ failure: error instanceof Error ? error.message : String(error) }))
  process.stdin.destroy()
}
