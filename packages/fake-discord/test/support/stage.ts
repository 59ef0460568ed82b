import type { Client, ClientOptions, Interaction, RESTPostAPIApplicationCommandsJSONBody } from 'discord.js'
import { ChannelType, Routes, type TextChannel } from 'discord.js'
import type { Channel, FakeDiscord, FakeDiscordOptions, Guild, Member } from '../../src/index.ts'
import { startFakeDiscord } from '../../src/index.ts'
import { answerWith, connect } from './bot.ts'

/** One Discord with one guild, one channel, one ordinary member and one connected bot. */
export interface Stage {
  readonly discord: FakeDiscord
  readonly guild: Guild
  readonly general: Channel
  readonly ann: Member
  readonly client: Client<true>
  /** What the bot's handlers threw. */
  readonly errors: unknown[]
  close(): Promise<void>
}

interface Setting {
  readonly discord?: FakeDiscordOptions
  readonly client?: Partial<ClientOptions>
  readonly botPermissions?: bigint
  readonly commands?: readonly RESTPostAPIApplicationCommandsJSONBody[]
  readonly handle?: (interaction: Interaction) => Promise<unknown>
}

export async function setStage(setting: Setting = {}): Promise<Stage> {
  const discord = await startFakeDiscord(setting.discord)
  const { botPermissions } = setting
  const guild = discord.addGuild({ channels: ['general'], ...(botPermissions === undefined ? {} : { botPermissions }) })
  const general = discord.channelNamed(guild, 'general')
  const ann = discord.addMember(guild, 'ann')
  const client = await connect(discord, setting.client)
  await client.rest.put(Routes.applicationCommands(client.application.id), { body: setting.commands ?? [] })
  const errors = answerWith(client, setting.handle ?? (async () => {}))
  const close = async (): Promise<void> => {
    await client.destroy()
    await discord.stop()
  }
  return { discord, guild, general, ann, client, errors, close }
}

/** The error a promise fails with. */
export async function failure(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise
  } catch (error) {
    return error
  }
  throw new Error('It did not fail.')
}

/** A promise to be settled by hand: lets a test hold a bot in the middle of its work. */
export function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open: () => open() }
}

/** The stage's channel as the bot knows it. */
export function textChannel({ client, general }: Stage): TextChannel {
  const channel = client.channels.cache.get(general.id)
  if (channel?.type !== ChannelType.GuildText) throw new Error('There is no text channel.')
  return channel
}
