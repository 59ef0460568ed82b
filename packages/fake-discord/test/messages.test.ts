import { Events, GatewayIntentBits, PermissionFlagsBits, REST, Routes } from 'discord.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startFakeDiscord } from '../src/index.ts'
import { connect } from './support/bot.ts'
import { failure, type Stage, setStage, textChannel } from './support/stage.ts'

describe('messages', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await setStage()
  })
  afterAll(() => stage.close())

  it('of people reach the bot', async () => {
    const { discord, general, ann, client } = stage
    const heard = new Promise<string>((resolve) => client.once(Events.MessageCreate, ({ content }) => resolve(content)))
    discord.as(ann, { channel: general }).say('Hello')
    expect(await heard).toBe('Hello')
  })

  it('with the same nonce are one message', async () => {
    const { discord, general } = stage
    const send = () => textChannel(stage).send({ content: 'Reminder', nonce: 'r1.0', enforceNonce: true })
    expect((await send()).id).toBe((await send()).id)
    expect(discord.messages(general).filter(({ content }) => content === 'Reminder')).toHaveLength(1)
  })

  it('with the same nonce are two after a few minutes', async () => {
    const send = () => textChannel(stage).send({ content: 'Again', nonce: 'r1.1', enforceNonce: true })
    const { id } = await send()
    stage.discord.advance(6 * 60_000)
    expect((await send()).id).not.toBe(id)
  })

  it('ping whom they may', async () => {
    const { discord, general, ann, guild } = stage
    const role = discord.addRole(guild, { name: 'staff', mentionable: true })
    const content = `@everyone <@${ann.id}> <@&${role.id}>`
    await textChannel(stage).send(content)
    expect(discord.lastMessage(general)?.mentions).toEqual({ everyone: false, users: [], roles: [] })
    await textChannel(stage).send({ content, allowedMentions: { users: [ann.id], roles: [role.id] } })
    expect(discord.lastMessage(general)?.mentions).toEqual({ everyone: false, users: [ann.id], roles: [role.id] })
    await textChannel(stage).send({ content, allowedMentions: { parse: ['everyone'] } })
    expect(discord.lastMessage(general)?.mentions.everyone).toBe(true)
  })

  it('reply, are edited, pinned, listed and deleted', async () => {
    const { discord, general, ann } = stage
    const question = discord.as(ann, { channel: general }).say('Why?')
    const answer = await textChannel(stage).send({ content: 'So', reply: { messageReference: question.id } })
    expect(discord.message(answer)?.repliesTo).toBe(question.id)
    await answer.edit('Because')
    await answer.pin()
    expect(discord.message(answer)).toMatchObject({ content: 'Because', pinned: true })
    const page = await textChannel(stage).messages.fetch({ limit: 2 })
    expect([...page.keys()]).toEqual([answer.id, question.id])
    await answer.delete()
    expect(discord.message(answer)).toBeNull()
    expect(await failure(answer.edit('Gone'))).toMatchObject({ code: 10008 })
  })

  it('of others cannot be edited', async () => {
    const { discord, general, ann } = stage
    const { id } = discord.as(ann, { channel: general }).say('Mine')
    expect(await failure(textChannel(stage).messages.edit(id, 'Yours'))).toMatchObject({ code: 50005 })
  })

  it('are deleted by their authors and by moderators', () => {
    const { discord, general, guild, ann } = stage
    const person = discord.as(ann, { channel: general })
    const moderator = discord.addMember(guild, { name: 'mo', permissions: PermissionFlagsBits.ManageMessages })
    const [first, second] = [person.say('One'), discord.as(moderator, { channel: general }).say('Two')]
    expect(() => person.remove(second)).toThrow(/The message is not ann's/)
    discord.as(moderator, { channel: general }).remove(first)
    expect(discord.message(first)).toBeNull()
  })

  it('are deleted in bulk while they are young', async () => {
    const { discord, general, ann } = stage
    const say = () => ['One', 'Two'].map((content) => discord.as(ann, { channel: general }).say(content).id)
    const old = say()
    discord.advance(14 * 24 * 60 * 60_000)
    const young = say()
    const remove = (messages: string[]) =>
      stage.client.rest.post(Routes.channelBulkDelete(general.id), { body: { messages } })
    expect(await failure(remove(old))).toMatchObject({ code: 50034 })
    await remove(young)
    expect([...old, ...young].map((id) => discord.message(id) === null)).toEqual([false, false, true, true])
  })

  it('without anything in them are refused', async () => {
    expect(await failure(textChannel(stage).send({ content: ' ' }))).toMatchObject({ code: 50006 })
  })

  it('carry files, which embeds can show and everybody can fetch', async () => {
    const { discord, general } = stage
    const files = [{ name: 'chart.png', attachment: Buffer.from('png') }]
    await textChannel(stage).send({ embeds: [{ image: { url: 'attachment://chart.png' } }], files })
    const message = discord.lastMessage(general)
    const url = message?.files[0]?.url ?? ''
    expect(message?.embeds[0]?.image?.url).toBe(url)
    expect(await (await fetch(url)).text()).toBe('png')
  })

  it('with files that are too large are refused', async () => {
    const files = [{ name: 'large', attachment: Buffer.alloc(10 * 1_024 * 1_024 + 1) }]
    expect(await failure(textChannel(stage).send({ files }))).toMatchObject({ code: 40005 })
  })

  it('to a user end where the user wants none', async () => {
    const { discord, ann, client } = stage
    await client.users.send(ann.id, 'Psst')
    expect(discord.lastMessage(discord.directMessages(ann))?.content).toBe('Psst')
    discord.closeDirectMessages(ann)
    expect(await failure(client.users.send(ann.id, 'Psst'))).toMatchObject({ code: 50007 })
    discord.openDirectMessages(ann)
    const stranger = discord.addUser('stranger')
    expect(await failure(client.users.send(stranger.id, 'Psst'))).toMatchObject({ code: 50278 })
  })

  it('that are ephemeral exist for their interaction only', async () => {
    const { discord, general, ann, client } = stage
    await client.rest.put(Routes.applicationCommands(client.application.id), {
      body: [{ name: 'whisper', description: 'Whispers' }],
    })
    client.once(Events.InteractionCreate, async (interaction) => {
      if (interaction.isRepliable()) await interaction.reply({ content: 'Psst', flags: 64 })
    })
    const heard: string[] = []
    client.on(Events.MessageCreate, ({ content }) => heard.push(content))
    const { id } = await discord.as(ann, { channel: general }).slash('whisper').reply()
    discord.as(ann, { channel: general }).say('Aloud')
    await discord.until('the next message', () => heard.length > 0)
    expect(heard).toEqual(['Aloud'])
    expect(await failure(textChannel(stage).messages.fetch(id))).toMatchObject({ code: 10008 })
  })
})

describe('message content', () => {
  it('is kept from a client without the intent, except where the bot is meant', async () => {
    const discord = await startFakeDiscord({ privileged: { messageContent: false } })
    const guild = discord.addGuild({ channels: ['general'] })
    const general = discord.channelNamed(guild, 'general')
    const ann = discord.as(discord.addMember(guild, 'ann'), { channel: general })
    const client = await connect(discord, {
      intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    })
    const heard: string[] = []
    client.on(Events.MessageCreate, ({ content }) => heard.push(content))
    ann.say('Secret')
    ann.say(`<@${discord.bot.id}> help`)
    await discord.until('both messages', () => heard.length === 2)
    expect(heard).toEqual(['', `<@${discord.bot.id}> help`])
    const rest = new REST(discord.restOptions).setToken(discord.token)
    expect(await rest.get(Routes.channelMessages(general.id))).toMatchObject([{ content: heard[1] }, { content: '' }])
    await client.destroy()
    await discord.stop()
  })
})
