import {
  ChannelType,
  Events,
  GatewayIntentBits,
  PermissionFlagsBits,
  REST,
  Routes,
  type TextChannel,
  ThreadAutoArchiveDuration,
} from 'discord.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startFakeDiscord } from '../src/index.ts'
import { connect } from './support/bot.ts'
import { failure, type Stage, setStage } from './support/stage.ts'

function textChannel({ client, general }: Stage): TextChannel {
  const channel = client.channels.cache.get(general.id)
  if (channel?.type !== ChannelType.GuildText) throw new Error('There is no text channel.')
  return channel
}

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
    const { id } = await discord.as(ann, { channel: general }).slash('whisper').reply()
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

describe('threads', () => {
  let stage: Stage
  const { ManageThreads, SendMessagesInThreads, CreatePrivateThreads, ViewChannel, SendMessages } = PermissionFlagsBits
  const open = (name = 'ticket-1') =>
    textChannel(stage).threads.create({
      name,
      type: ChannelType.PrivateThread,
      invitable: false,
      autoArchiveDuration: ThreadAutoArchiveDuration.OneWeek,
    })
  beforeAll(async () => {
    stage = await setStage({ discord: { activeThreads: 3 } })
  })
  afterAll(() => stage.close())

  it('are private until somebody is added', async () => {
    const { discord, general, ann } = stage
    const thread = await open()
    const inThread = discord.as(ann, { channel: thread })
    expect(() => inThread.say('Hello')).toThrow(/ann cannot see #ticket-1/)
    await thread.members.add(ann.id)
    expect(inThread.say('Hello').content).toBe('Hello')
    expect(discord.threads(general)[0]?.thread).toMatchObject({
      invitable: false,
      autoArchiveDuration: 10_080,
      memberIds: [discord.bot.id, ann.id],
    })
    await thread.delete()
    expect(discord.threads(general)).toEqual([])
  })

  it('are locked for those who do not manage threads', async () => {
    const { discord, ann } = stage
    const thread = await open()
    await thread.members.add(ann.id)
    await thread.edit({ locked: true, archived: true, reason: 'closed' })
    expect(discord.channel(thread).thread).toMatchObject({ locked: true, archived: true })
    expect(discord.requests({ method: 'PATCH', path: `/channels/${thread.id}` }).at(-1)?.reason).toBe('closed')
    expect(() => discord.as(ann, { channel: thread }).say('Wait')).toThrow(/is locked/)
    await thread.delete()
  })

  it('that are archived are reopened by a message, and take no members', async () => {
    const { discord, ann } = stage
    const thread = await open()
    discord.changeThread(thread, { archived: true })
    expect(await failure(thread.members.add(ann.id))).toMatchObject({ code: 50083 })
    await thread.send('Still there?')
    expect(discord.channel(thread).thread?.archived).toBe(false)
    await thread.delete()
  })

  it('are limited in number', async () => {
    const threads = await Promise.all(['a', 'b', 'c'].map(open))
    expect(await failure(open('d'))).toMatchObject({ code: 160006 })
    await threads[0]?.setArchived(true)
    const fourth = await open('d')
    await Promise.all([...threads, fourth].map((thread) => thread.delete()))
  })

  it('start from a message, once', async () => {
    const message = await textChannel(stage).send('Topic')
    const thread = await message.startThread({ name: 'Talk' })
    expect(thread.id).toBe(message.id)
    const again = stage.client.rest.post(Routes.threads(stage.general.id, message.id), { body: { name: 'Talk' } })
    expect(await failure(again)).toMatchObject({ code: 160004 })
    await thread.delete()
  })

  it.each([
    ['a name of 101', { name: 'x'.repeat(101) }],
    ['an unknown duration', { name: 'x', auto_archive_duration: 61 }],
  ])('cannot have %s', async (_, body) => {
    const refused = stage.client.rest.post(Routes.threads(stage.general.id), { body })
    expect(await failure(refused)).toMatchObject({ code: 50035 })
  })

  it('refuse a bot that does not manage them once they are locked', async () => {
    const modest = await setStage({
      botPermissions: ViewChannel | SendMessages | SendMessagesInThreads | CreatePrivateThreads,
    })
    const thread = await textChannel(modest).threads.create({ name: 'own', type: ChannelType.PrivateThread })
    expect(await failure(thread.setLocked(true))).toMatchObject({ code: 50013 })
    modest.discord.changeThread(thread, { locked: true })
    expect(await failure(thread.send('Hello'))).toMatchObject({ code: 160005 })
    modest.discord.changeThread(thread, { archived: true })
    expect(await failure(thread.send('Hello'))).toMatchObject({ code: 50083 })
    expect(ManageThreads & modest.discord.permissions(thread, modest.discord.bot)).toBe(0n)
    await modest.close()
  })
})
