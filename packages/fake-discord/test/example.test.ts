import { once } from 'node:events'
import { startFakeDiscord } from '@retort/fake-discord'
import { Client, Events, GatewayIntentBits, REST, Routes } from 'discord.js'
import { expect, it } from 'vitest'

it('greets whoever asks', async () => {
  const discord = await startFakeDiscord()
  const guild = discord.addGuild({ channels: ['general'] })
  const ann = discord.addMember(guild, 'ann')

  // The bot: any discord.js client, told only where Discord is.
  const client = new Client({ intents: [GatewayIntentBits.Guilds], ...discord.clientOptions() })
  client.on(Events.InteractionCreate, async (interaction) => {
    if (!interaction.isChatInputCommand()) return
    await interaction.deferReply()
    await interaction.editReply(`Hello ${interaction.options.getString('name')}!`)
  })
  await new REST(discord.restOptions).setToken(discord.token).put(Routes.applicationCommands(discord.bot.id), {
    body: [
      {
        name: 'greet',
        description: 'Greets',
        options: [{ type: 3, name: 'name', description: 'Whom', required: true, max_length: 20 }],
      },
    ],
  })
  await client.login(discord.token)
  if (!client.isReady()) await once(client, Events.ClientReady)

  // The people: what the Discord client would let them do, and what they then see.
  const person = discord.as(ann, { guild })
  const reply = await person.slash('greet', { name: 'world' }).reply()
  expect(reply.content).toBe('Hello world!')
  expect(() => person.slash('greet')).toThrow('needs the option "name"')

  // Everything the bot asked of Discord, and nothing was refused.
  expect(discord.requests({ refused: true })).toEqual([])

  await client.destroy()
  await discord.stop()
})
