import { ChannelType, Events, PermissionFlagsBits, Routes, ThreadAutoArchiveDuration } from 'discord.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { failure, type Stage, setStage, textChannel } from './support/stage.ts'

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

  it('are where their buttons are clicked', async () => {
    const { discord, guild, client } = stage
    const staff = discord.addMember(guild, { name: 'staff', permissions: ManageThreads })
    const thread = await open()
    const button = { type: 2, style: 1, custom_id: 'close', label: 'Close' } as const
    const message = await thread.send({ content: 'Ticket', components: [{ type: 1, components: [button] }] })
    client.once(Events.InteractionCreate, async (interaction) => {
      if (!interaction.isButton() || !interaction.channel?.isThread()) return
      const { resource } = await interaction.reply({ content: 'Closed', withResponse: true })
      await interaction.channel.edit({ name: `closed by ${resource?.message?.content}`, locked: true })
    })
    const closed = discord.as(staff, { channel: thread }).click(message, 'Close')
    expect((await closed.reply()).channelId).toBe(thread.id)
    await discord.until('the lock', () => discord.channel(thread).thread?.locked)
    expect(discord.channel(thread).name).toBe('closed by Closed')
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
