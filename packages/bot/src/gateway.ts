import { once } from 'node:events'
import { Client, type ClientOptions, DiscordAPIError, DiscordjsError, GatewayIntentBits } from 'discord.js'

import type { Log } from './log.ts'
import { patiently } from './patience.ts'

export interface GatewayOptions {
  readonly token: string
  readonly api: string
  /** What tests choose differently. */
  readonly client: Partial<ClientOptions>
  /** Adds the listeners before anything can be heard. */
  readonly attach: (client: Client) => void
  readonly retry: { readonly first: number; readonly most: number }
  readonly log: Log
  readonly signal: AbortSignal
}

/** Logs in, and again until Discord answers. Throws when it answers that it does not want this bot. */
export const connectToDiscord = (options: GatewayOptions): Promise<Client<true>> =>
  patiently(() => logIn(options), {
    ...options.retry,
    signal: options.signal,
    isPassing,
    onFailure: (error, waitMs) =>
      options.log.warn('discord-unreachable', { reason: String(error), retry_in_ms: waitMs }),
  })

/** One attempt. A client whose login has failed cannot be used again. */
async function logIn({ token, api, client: chosen, attach, signal }: GatewayOptions): Promise<Client<true>> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    shards: 'auto',
    allowedMentions: { parse: [] },
    enforceNonce: true,
    ...chosen,
    rest: { ...chosen.rest, api },
  })
  attach(client)
  try {
    await client.login(token)
    if (!client.isReady()) await once(client, 'clientReady', { signal })
  } catch (error) {
    await client.destroy()
    throw error
  }
  if (client.isReady()) return client
  throw new Error('the client is ready and says that it is not')
}

/** A wrong token or a forbidden intent stays what it is; a server that is down does not. */
export function isPassing(error: unknown): boolean {
  if (error instanceof DiscordjsError) return false
  if (error instanceof DiscordAPIError) return error.status === 429 || error.status >= 500
  return !(error instanceof Error && error.name === 'AbortError')
}
