import { holderOf } from '../io/lock.ts'
import { fine, note, type ServerCheck } from './check.ts'

export const lock: ServerCheck = {
  name: 'lock',
  async look({ database, place }) {
    const holder = await holderOf(database, place.ledgerSchema)
    if (holder === null) return [fine('nobody holds it')]
    const since = holder.since === '' ? '' : ` since ${holder.since}`
    return [
      note(
        `${holder.application} holds it${since}`,
        `Wait for it, or end it: select pg_terminate_backend(${holder.pid});`,
      ),
    ]
  },
}
