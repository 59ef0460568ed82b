import type { SeenMessage } from '../people/sight.ts'
import type { NotYet } from '../platform/changes.ts'
import type { Platform } from '../platform/platform.ts'
import type { LoggedRequest, RequestFilter } from '../rest/request-log.ts'
import type { Reference } from '../world/snowflake.ts'
import type { Reading } from './reading.ts'

/** Waiting for the bot, and looking at what it asked of Discord. */
export interface Watching {
  /** Resolves with the probe's first answer that is not null, undefined or false; `what` names it if it never comes. */
  until<Value>(what: string, probe: () => Value | NotYet): Promise<Value>
  /** The oldest message of a channel that is like this, those already there included. */
  untilMessage(channel: Reference, predicate?: (message: SeenMessage) => boolean): Promise<SeenMessage>
  /** The first answered request that fits, those already made included. */
  untilRequest(filter: RequestFilter): Promise<LoggedRequest>
  /** So many shards are connected. */
  untilConnected(shards?: number): Promise<void>
  /** The bot's requests, oldest first. */
  requests(filter?: RequestFilter): readonly LoggedRequest[]
}

export const watching = ({ changes, log, sessions }: Platform, { messages }: Reading): Watching => ({
  until: changes.until,
  untilMessage: (channel, predicate = () => true) =>
    changes.until('a message in the channel', () => messages(channel).find(predicate)),
  untilRequest: (filter) =>
    changes.until(`a request like ${describe(filter)}`, () => log.select(filter).find(({ status }) => status !== null)),
  untilConnected: async (shards = 1) => {
    const connected = () => sessions.all().filter(({ socket }) => socket !== null).length
    await changes.until(`${shards} connected shards`, () => connected() >= shards)
  },
  requests: log.select,
})

const describe = (filter: RequestFilter): string =>
  JSON.stringify(filter, (_, value) => (value instanceof RegExp ? String(value) : value))
