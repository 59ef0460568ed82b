import { join } from 'node:path'

import type { Reporter } from '../commands/command.ts'
import type { Settings } from '../settings.ts'
import type { Secrets } from './secrets.ts'

interface OpenDatabase {
  /** The same for every call; the first one may start a server. */
  url(): Promise<string>
  release(): Promise<void>
}

/** The configured database, or the embedded PostgreSQL from the first time somebody asks until it is released. */
export function openDatabaseOf(settings: Settings, tools: { report: Reporter; secrets: Secrets }): OpenDatabase {
  const { url } = settings
  if (url !== null) return { url: async () => url, release: async () => undefined }
  let started: ReturnType<typeof startEmbedded> | null = null
  return {
    async url() {
      started ??= startEmbedded(settings, tools)
      return (await started).url
    },
    async release() {
      const server = await started?.catch(() => null)
      await server?.release()
    },
  }
}

async function startEmbedded({ project }: Settings, { report, secrets }: { report: Reporter; secrets: Secrets }) {
  const folder = join(project, '.data')
  report.note(`DATABASE_URL is not set: using the embedded PostgreSQL with its data in ${folder}.`)
  report.progress('starting the embedded PostgreSQL')
  const { embeddedPostgres } = await import('../io/embedded.ts')
  const server = await embeddedPostgres({ folder, onProgress: report.progress })
  secrets.learnUrl(server.url)
  report.progress(null)
  return server
}
