import { sessionEncryption } from '../io/session-encryption.ts'
import { displayName } from '../sql/quote.ts'
import { fine, note, type ServerCheck } from './check.ts'

const verified = 'Say sslmode=verify-full in DATABASE_URL, and name the authority with sslrootcert.'

export const connection: ServerCheck = {
  name: 'connection',
  async look({ database, ask }) {
    const [row] = await ask('select current_user as role, current_database() as database')
    const who = `${displayName(row?.role ?? '')} in ${displayName(row?.database ?? '')} at ${database.address}`
    const encryption = sessionEncryption(database)
    if (encryption?.isVerified === true) return [fine(`${who}, ${encryption.protocol}, certificate verified`)]
    if (isOnThisMachine(database.address)) return [fine(`${who}, ${encryption?.protocol ?? 'without TLS'}`)]
    if (encryption === null) return [note(`${who} without TLS: whoever is in between reads along`, verified)]
    return [note(`${who}, ${encryption.protocol}, but anybody may pose as the server`, verified)]
  },
}

const isOnThisMachine = (address: string): boolean => /^(\/|localhost:|127\.|\[::1\])/.test(address)
