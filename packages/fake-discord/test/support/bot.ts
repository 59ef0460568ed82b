import { once } from 'node:events'
import { Client, type ClientOptions, Events, GatewayIntentBits, type Interaction } from 'discord.js'
import type { FakeDiscord } from '../../src/index.ts'

export const intents = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMembers,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
  GatewayIntentBits.MessageContent,
]

/** A real discord.js client for this Discord, not logged in. */
export const createClient = (discord: FakeDiscord, options: Partial<ClientOptions> = {}): Client =>
  new Client({ intents, allowedMentions: { parse: [] }, ...discord.clientOptions(), ...options })

/** Logs in and waits until every guild is there. */
export async function connect(discord: FakeDiscord, options: Partial<ClientOptions> = {}): Promise<Client<true>> {
  const client = createClient(discord, options)
  await client.login(discord.token)
  if (!client.isReady()) await once(client, Events.ClientReady)
  if (!client.isReady()) throw new Error('The client is not ready.')
  return client
}

/** What a bot does with an interaction. What it throws is kept, as a bot's own catch would. */
export function answerWith(client: Client, handle: (interaction: Interaction) => Promise<unknown>): unknown[] {
  const errors: unknown[] = []
  client.on(Events.InteractionCreate, (interaction) => {
    handle(interaction).catch((error: unknown) => errors.push(error))
  })
  return errors
}
