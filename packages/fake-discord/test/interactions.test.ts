import {
  AttachmentBuilder,
  DiscordAPIError,
  type Interaction,
  InteractionContextType,
  MessageFlags,
  PermissionFlagsBits,
  SlashCommandBuilder,
} from 'discord.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ClientRefusal } from '../src/index.ts'
import { failure, gate, type Stage, setStage } from './support/stage.ts'

const commands = [
  new SlashCommandBuilder()
    .setName('ping')
    .setDescription('Answers')
    .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM),
  new SlashCommandBuilder().setName('report').setDescription('Defers'),
  new SlashCommandBuilder().setName('late').setDescription('Waits'),
  new SlashCommandBuilder().setName('twice').setDescription('Answers twice'),
  new SlashCommandBuilder().setName('long').setDescription('Answers at length'),
  new SlashCommandBuilder()
    .setName('migrate')
    .setDescription('For administrators')
    .setDefaultMemberPermissions(0n)
    .setContexts(InteractionContextType.Guild),
  new SlashCommandBuilder()
    .setName('config')
    .setDescription('Settings')
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
    .addSubcommand((set) =>
      set
        .setName('set')
        .setDescription('Sets')
        .addStringOption((key) => key.setName('key').setDescription('Key').setRequired(true).setAutocomplete(true))
        .addStringOption((value) => value.setName('value').setDescription('Value').setMaxLength(10))
        .addIntegerOption((days) => days.setName('days').setDescription('Days').setMinValue(1).setMaxValue(90))
        .addStringOption((scope) =>
          scope.setName('scope').setDescription('Scope').addChoices({ name: 'Server', value: 'server' }),
        )
        .addChannelOption((channel) => channel.setName('channel').setDescription('Channel'))
        .addUserOption((member) => member.setName('member').setDescription('Member'))
        .addAttachmentOption((file) => file.setName('file').setDescription('File')),
    ),
].map((command) => command.toJSON())

describe('a slash command', () => {
  let stage: Stage
  let hold = gate()
  const manager = () =>
    stage.discord.addMember(stage.guild, { name: 'mia', permissions: PermissionFlagsBits.ManageGuild })

  async function handle(interaction: Interaction): Promise<void> {
    if (interaction.isAutocomplete()) {
      const typed = interaction.options.getFocused()
      const keys = ['system.language', 'system.timezone', 'faq.enabled'].filter((key) => key.startsWith(typed))
      return interaction.respond(keys.map((key) => ({ name: key, value: key })))
    }
    if (!interaction.isChatInputCommand()) return
    const answers: Record<string, () => Promise<unknown>> = {
      ping: () =>
        interaction.reply({
          content: `pong ${interaction.locale} ${interaction.inGuild()}`,
          flags: MessageFlags.Ephemeral,
        }),
      report: async () => {
        await interaction.deferReply({ flags: MessageFlags.Ephemeral })
        await hold.opened
        const file = new AttachmentBuilder(Buffer.from('a,b\n1,2\n'), { name: 'report.csv', description: 'Two rows' })
        await interaction.editReply({ content: 'Done', files: [file] })
        await interaction.followUp({ content: 'And more', flags: MessageFlags.Ephemeral })
      },
      late: async () => {
        await hold.opened
        await interaction.reply('Too late')
      },
      twice: async () => {
        await interaction.reply('First')
        await interaction.client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
          body: { type: 4, data: { content: 'Second' } },
          auth: false,
        })
      },
      long: () => interaction.reply('x'.repeat(2_001)),
      migrate: () => interaction.reply('Migrated'),
      config: async () => {
        const file = interaction.options.getAttachment('file')
        const content = file ? await (await fetch(file.url)).text() : ''
        const member = interaction.options.getMember('member')
        const channel = interaction.options.getChannel('channel')
        await interaction.reply(
          [
            interaction.options.getString('key'),
            channel?.name,
            member && 'user' in member ? member.user.username : '',
            content,
          ].join('|'),
        )
      },
    }
    await answers[interaction.commandName]?.()
  }

  beforeAll(async () => {
    stage = await setStage({ commands, handle })
  })
  afterAll(() => stage.close())

  it('is answered in a guild, in the language of the person', async () => {
    const { discord, general, ann } = stage
    const reply = await discord.as(ann, { channel: general }, 'nl').slash('ping').reply()
    expect(reply).toMatchObject({ content: 'pong nl true', ephemeral: true })
  })

  it('is answered in direct messages', async () => {
    const { discord, ann } = stage
    const reply = await discord.as(ann).slash('ping').reply()
    expect(reply.content).toBe('pong en-US false')
  })

  it('is thought about, then answered with a file and a follow-up', async () => {
    const { discord, general, ann } = stage
    hold = gate()
    const report = discord.as(ann, { channel: general }).slash('report')
    expect(await report.acknowledged()).toBe('deferred')
    expect(report.message()?.thinking).toBe(true)
    hold.open()
    const reply = await report.reply()
    expect(reply).toMatchObject({ content: 'Done', ephemeral: true, thinking: false })
    expect(reply.files[0]).toMatchObject({ name: 'report.csv', description: 'Two rows', text: 'a,b\n1,2\n' })
    const [more] = await report.followUps()
    expect(more).toMatchObject({ content: 'And more', ephemeral: true })
    expect(report.lastMessage()?.content).toBe('And more')
    expect((await report.settled()).kind).toBe('replied')
  })

  it('cannot be answered after the deadline', async () => {
    const { discord, general, ann, errors } = stage
    hold = gate()
    const late = discord.as(ann, { channel: general }).slash('late')
    discord.advance(3_001)
    hold.open()
    const refused = await discord.untilRequest({ code: 10062 })
    expect(refused.status).toBe(404)
    expect(late.state()).toBe('pending')
    expect(await discord.until('the error', () => errors.pop())).toMatchObject({ code: 10062 })
  })

  it('cannot be answered twice', async () => {
    const { discord, general, ann, errors } = stage
    const twice = discord.as(ann, { channel: general }).slash('twice')
    await discord.untilRequest({ code: 40060 })
    expect((await twice.reply()).content).toBe('First')
    expect(await discord.until('the error', () => errors.pop())).toBeInstanceOf(DiscordAPIError)
  })

  it('cannot be answered with 2,001 characters', async () => {
    const { discord, general, ann, errors } = stage
    const long = discord.as(ann, { channel: general }).slash('long')
    const { response } = await discord.untilRequest({ code: 50035 })
    expect(response).toEqual({
      code: 50035,
      message: 'Invalid Form Body',
      errors: {
        data: {
          content: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 2000 or fewer in length.' }] },
        },
      },
    })
    expect(await discord.until('the error', () => errors.pop())).toMatchObject({ code: 50035 })
    expect(long.message()).toBeNull()
  })

  it('can be edited and followed up for fifteen minutes', async () => {
    const { discord, general, ann, client } = stage
    const ping = discord.as(ann, { channel: general }).slash('ping')
    await ping.reply()
    const edit = (content: string) =>
      client.rest.patch(`/webhooks/${client.application.id}/${ping.token}/messages/@original`, {
        body: { content },
        auth: false,
      })
    await edit('Changed')
    expect(ping.message()?.content).toBe('Changed')
    discord.advance(15 * 60_000)
    expect(await failure(edit('Too late'))).toMatchObject({ code: 50027 })
  })

  it('is offered completions while an option is typed', async () => {
    const { discord, general } = stage
    const mia = discord.as(manager(), { channel: general })
    const choices = await mia.autocomplete('config set', { key: 'system.' }).choices()
    expect(choices.map(({ value }) => value)).toEqual(['system.language', 'system.timezone'])
  })

  it('carries people, channels and files', async () => {
    const { discord, general, ann } = stage
    const mia = discord.as(manager(), { channel: general })
    const values = { key: 'k', channel: general, member: ann, file: { name: 'a.json', content: '{"a":1}' } }
    expect((await mia.slash('config set', values).reply()).content).toBe('k|general|ann|{"a":1}')
  })

  it('is hidden from those without the permission, who can still force it', async () => {
    const { discord, general, ann } = stage
    const person = discord.as(ann, { channel: general })
    expect(() => person.slash('migrate')).toThrow(/hidden from ann: it is for administrators/)
    expect(() => person.slash('config set', { key: 'k' })).toThrow(/it needs ManageGuild/)
    expect((await person.slash('migrate', {}, { force: true }).reply()).content).toBe('Migrated')
    const owner = discord.as(discord.owner, { channel: general })
    expect((await owner.slash('migrate').reply()).content).toBe('Migrated')
  })

  it.each([['a command outside its contexts', 'migrate', {}, /not offered in direct messages/]])(
    'is refused by the client in direct messages: %s',
    (_, line, values, message) => {
      expect(() => stage.discord.as(stage.ann).slash(line, values)).toThrow(message)
    },
  )

  it.each([
    ['a bare command with sub-commands', 'config', {}, /cannot be used bare/],
    ['a missing option', 'config set', {}, /needs the option "key"/],
    ['an unknown option', 'config set', { key: 'k', colour: 'red' }, /no option "colour"/],
    ['an unknown sub-command', 'config get', {}, /no sub-command "get"/],
    ['an unknown command', 'nothing', {}, /No command "nothing" is registered/],
    ['a text that is too long', 'config set', { key: 'k', value: 'x'.repeat(11) }, /too few or too many/],
    ['a number out of range', 'config set', { key: 'k', days: 91 }, /91 is not in 1..90/],
    ['a number that is not whole', 'config set', { key: 'k', days: 1.5 }, /not a whole number/],
    ['a value that is no choice', 'config set', { key: 'k', scope: 'all' }, /not one of the choices/],
    ['a channel that is not there', 'config set', { key: 'k', channel: '123' }, /no channel 123/],
  ])('is refused by the client: %s', (_, line, values, message) => {
    const mia = stage.discord.as(manager(), { channel: stage.general })
    expect(() => mia.slash(line, values)).toThrow(message)
  })

  it('leaves no doubt about who refused', () => {
    const person = stage.discord.as(stage.ann, { channel: stage.general })
    expect(() => person.slash('migrate')).toThrow(ClientRefusal)
  })
})
