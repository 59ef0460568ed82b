/** Everything about this Discord that a test may choose. */
export interface FakeDiscordOptions {
  readonly token?: string
  readonly botName?: string
  /** Milliseconds a bot has for its first answer to an interaction. */
  readonly deadline?: number
  /** Milliseconds an interaction's token is good for edits and follow-ups. */
  readonly tokenLifetime?: number
  /** The privileged intents switched on in the developer portal; a client that asks for another is closed with 4014. */
  readonly privileged?: { readonly members?: boolean; readonly presences?: boolean; readonly messageContent?: boolean }
  /** How many shards `GET /gateway/bot` recommends. */
  readonly shards?: number
  readonly maxConcurrency?: number
  /** Milliseconds between two heartbeats. */
  readonly heartbeat?: number
  /** Threads of a guild that may be active at once. */
  readonly activeThreads?: number
  /** Requests per bucket and window; one more is a 429. */
  readonly rateLimit?: RateLimit
  /** Bytes of one uploaded file. */
  readonly uploadLimit?: number
  /** Milliseconds that a wait for the bot lasts before it fails. */
  readonly patience?: number
  /** Where Discord's time comes from; `advance` adds to it. */
  readonly clock?: () => number
}

export interface RateLimit {
  readonly requests: number
  /** Milliseconds. */
  readonly window: number
}

export interface Settings {
  readonly token: string
  readonly botName: string
  readonly deadline: number
  readonly tokenLifetime: number
  readonly privileged: { readonly members: boolean; readonly presences: boolean; readonly messageContent: boolean }
  readonly shards: number
  readonly maxConcurrency: number
  readonly heartbeat: number
  readonly activeThreads: number
  readonly rateLimit: RateLimit
  readonly uploadLimit: number
  readonly patience: number
}

const defaults: Settings = {
  token: 'loopback.bot.token',
  botName: 'retort',
  deadline: 3_000,
  tokenLifetime: 15 * 60_000,
  privileged: { members: true, presences: true, messageContent: true },
  shards: 1,
  maxConcurrency: 16,
  heartbeat: 41_250,
  activeThreads: 1_000,
  rateLimit: { requests: 1_000, window: 1_000 },
  uploadLimit: 10 * 1_024 * 1_024,
  patience: 30_000,
}

export function settingsFrom({ clock: _clock, privileged, ...chosen }: FakeDiscordOptions): Settings {
  return { ...defaults, ...chosen, privileged: { ...defaults.privileged, ...privileged } }
}
