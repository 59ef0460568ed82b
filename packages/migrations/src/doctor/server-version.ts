import { fine, note, type ServerCheck, wrong } from './check.ts'

const oldest = 13
const newest = 18

export const serverVersion: ServerCheck = {
  name: 'server version',
  async look({ database, ask }) {
    const [row] = await ask("select current_setting('server_version') as version")
    const says = `PostgreSQL ${row?.version}`
    if (database.serverVersion < oldest)
      return [wrong(`${says} is not supported`, `Use PostgreSQL ${oldest} or later.`)]
    if (database.serverVersion > newest)
      return [note(`${says} is later than what this tool was tried on`, 'Look for a later version of the tool.')]
    return [fine(says)]
  },
}
