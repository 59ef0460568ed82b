import { ApplicationCommandType, ContextMenuCommandBuilder, DiscordAPIError, Events, REST, Routes } from 'discord.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FakeDiscord, startFakeDiscord } from '../src/index.ts'
import { failure, setStage } from './support/stage.ts'

describe('registering commands', () => {
  let discord: FakeDiscord
  let rest: REST
  const put = (body: unknown) => rest.put(Routes.applicationCommands(discord.application().id), { body })

  beforeAll(async () => {
    discord = await startFakeDiscord()
    rest = new REST(discord.restOptions).setToken(discord.token)
  })
  afterAll(() => discord.stop())

  it('replaces the list, and a command keeps its id', async () => {
    await put([
      { name: 'faq', description: 'Questions' },
      { name: 'old', description: 'Goes' },
    ])
    const [before] = discord.commands()
    await put([{ name: 'faq', description: 'Answers' }])
    expect(discord.commands()).toMatchObject([{ id: before?.id, name: 'faq', description: 'Answers' }])
  })

  it('keeps those of a guild apart', async () => {
    const guild = discord.addGuild()
    await rest.post(Routes.applicationGuildCommands(discord.application().id, guild.id), {
      body: { name: 'lab', description: 'Here only' },
    })
    expect(discord.commands(guild).map(({ name }) => name)).toEqual(['lab'])
    expect(discord.commands().map(({ name }) => name)).not.toContain('lab')
  })

  it.each([
    ['a name in capitals', [{ name: 'FAQ', description: 'Questions' }], /0\.name\[APPLICATION_COMMAND_INVALID_NAME\]/],
    ['no description', [{ name: 'faq' }], /0\.description\[BASE_TYPE_REQUIRED\]/],
    [
      '26 options',
      [
        {
          name: 'faq',
          description: 'Questions',
          options: Array.from({ length: 26 }, (_, index) => ({ type: 3, name: `o${index}`, description: 'O' })),
        },
      ],
      /0\.options\[BASE_TYPE_MAX_LENGTH\]/,
    ],
  ])('refuses %s and leaves the list as it was', async (_, body, message) => {
    const before = discord.commands()
    const error = await failure(put(body))
    expect(error).toBeInstanceOf(DiscordAPIError)
    expect(String(error)).toMatch(message)
    expect(discord.commands()).toEqual(before)
  })

  it('refuses another application', async () => {
    expect(await failure(rest.get(Routes.applicationCommands('1')))).toMatchObject({ code: 50001 })
  })
})

describe('a menu command', () => {
  it('names the message or the user it was used on', async () => {
    const commands = [
      new ContextMenuCommandBuilder().setName('Remind me').setType(ApplicationCommandType.Message).toJSON(),
      new ContextMenuCommandBuilder().setName('Who is this?').setType(ApplicationCommandType.User).toJSON(),
    ]
    const { discord, general, ann, client, close } = await setStage({ commands })
    client.on(Events.InteractionCreate, async (interaction) => {
      if (interaction.isMessageContextMenuCommand()) await interaction.reply(`Of: ${interaction.targetMessage.content}`)
      if (interaction.isUserContextMenuCommand()) await interaction.reply(`It is ${interaction.targetUser.username}`)
    })
    const person = discord.as(ann, { channel: general })
    const said = person.say('Water the plants')
    expect((await person.menu('Remind me', said).reply()).content).toBe('Of: Water the plants')
    expect((await person.menu('Who is this?', ann).reply()).content).toBe('It is ann')
    await close()
  })
})
