import { describe, expect, test } from 'vitest'
import { faultProxy } from '../../../migrations/test/support/fault-proxy.ts'
import { applied, apply, behind, textOf } from '../support/migrations.ts'
import { ownHead } from '../support/revisions.ts'
import { Administrator } from '../support/stage.ts'

describe('status, plan and history', () => {
  test('status lists what is pending, in order', async () => {
    const { stage } = await behind()
    const text = await textOf(stage.owner, 'migrate status')
    expect(text).toContain('The database is behind')
    expect(text).toContain(`Current\n\`${ownHead}\` initial schema`)
    expect(text).toContain('Pending, in this order\n`aaaa` add snooze\n`bbbb` add notes')
    expect(text).toContain('From here\nRead `/migrate plan`, then `/migrate apply`.')
  })

  test('plan shows the revisions, and their SQL as a file', async () => {
    const { stage } = await behind()
    const reply = await stage.owner.slash('migrate plan').reply()
    expect(reply.text).toBe('**2 revisions to apply, in this order:**\n1. `aaaa` add snooze\n2. `bbbb` add notes')
    expect(reply.files.map(({ name, text }) => [name, text])).toEqual([
      [
        'upgrade.sql',
        '-- aaaa add snooze\ncreate table snoozes (id int);\n\n-- bbbb add notes\ncreate table notes (id int);\n',
      ],
    ])
    expect(reply.buttons).toEqual([])
  })

  test('plan goes as far as it is told, and says when that is nowhere', async () => {
    const { stage } = await behind()
    expect(await textOf(stage.owner, 'migrate plan', { target: '+1' })).toContain('**1 revision to apply')
    expect(await textOf(stage.owner, 'migrate plan', { target: ownHead })).toContain('Nothing to do')
    expect(await textOf(stage.owner, 'migrate plan', { target: 'cccc' })).toMatch(/cccc/)
    expect(await textOf(stage.owner, 'migrate plan', { target: "'; drop" })).toContain('A target is')
  })

  test('history tells when and by whom, the latest first', async () => {
    const { stage } = await behind()
    const lines = (await textOf(stage.owner, 'migrate history')).split('\n')
    expect(lines.slice(0, 2)).toEqual(['`bbbb` add notes · pending', '`aaaa` add snooze · pending'])
    expect(lines[2]).toMatch(new RegExp(`^\`${ownHead}\` initial schema · applied <t:\\d+:f> by \\S+`))
  })

  test('what is longer than a message comes as a file', async () => {
    const { stage } = await behind((folder) => {
      for (let number = 1; number <= 60; number += 1) {
        folder.add({
          id: `r${String(number).padStart(3, '0')}`,
          message: 'a message of some length '.repeat(2),
          up: ['select 1'],
        })
      }
    })
    for (const line of ['migrate history', 'migrate status']) {
      const reply = await stage.owner.slash(line).reply()
      expect(reply.content.length).toBeLessThanOrEqual(2_000)
      expect(reply.files).toHaveLength(1)
      expect(reply.files[0]?.text).toContain('r001')
      expect(reply.files[0]?.text).toContain('r060')
    }
    const plan = await stage.owner.slash('migrate apply').reply()
    expect(plan.content.length).toBeLessThanOrEqual(2_000)
    expect(plan.files[0]?.text).toContain('-- r060')
    expect(plan.buttons.map(({ label }) => label)).toEqual(['Apply', 'Cancel'])
  })
})

describe('who may', () => {
  test('is not everybody, whatever was forced', async () => {
    const { stage } = await behind()
    const member = stage.member('bob')
    const administrator = stage.member('root', { permissions: Administrator })
    const elsewhere = stage.discord.addGuild({ channels: ['general'] })
    const foreign = stage.member('eve', {
      guild: elsewhere,
      channel: stage.discord.channelNamed(elsewhere, 'general'),
      permissions: Administrator,
    })
    expect(() => member.slash('migrate status')).toThrow('it is for administrators')
    expect(() => foreign.slash('migrate status')).toThrow('No command "migrate" is registered')
    const question = await stage.owner.slash('migrate apply').reply()
    for (const person of [member, administrator]) {
      for (const line of ['migrate status', 'migrate plan', 'migrate apply', 'migrate history']) {
        expect((await person.slash(line, {}, { force: true }).reply()).text).toMatch(/^Only the owners of this bot/)
      }
      const rollback = await person.slash('migrate rollback', { target: '-1' }, { force: true }).reply()
      expect(rollback.text).toBe('Only the owners of this bot can do this.')
      const clicked = await person.click(question, 'Apply', { force: true }).reply()
      expect(clicked.text).toContain('belongs to somebody else')
    }
    expect(await applied(stage)).toEqual([ownHead])
    expect(stage.discord.message(question)?.text).toContain('2 revisions to apply')
  })

  test('includes those who are named, but not for a rollback', async () => {
    const { stage: first } = await behind()
    const administrator = first.member('root', { permissions: Administrator })
    await first.bot.stop()
    await first.another({ allowed: [administrator.user.id] }).start()
    expect(await apply(administrator)).toContain('2 revisions applied.')
    expect(await textOf(administrator, 'migrate rollback', { target: '-1' })).toBe(
      'Only the owners of this bot can do this.',
    )
  })

  test('includes the members of the team, from the moment they belong to it', async () => {
    const { stage } = await behind()
    const member = stage.member('root', { permissions: Administrator })
    expect(await textOf(member, 'migrate status')).toContain('Only the owners')
    stage.discord.setTeam([stage.owner.user, member.user])
    expect(await textOf(member, 'migrate status')).toContain('The database is behind')
    stage.discord.setTeam([stage.owner.user])
    expect(await textOf(member, 'migrate status')).toContain('Only the owners')
  })

  test('is a matter of the home server: the owner is refused elsewhere, also behind a button', async () => {
    const { stage } = await behind()
    const elsewhere = stage.discord.addGuild({ channels: ['general'] })
    const owner = stage.owner.in(stage.discord.channelNamed(elsewhere, 'general'))
    const message = await owner.slash('health now').reply()
    const hash = (await stage.owner.slash('migrate apply').reply()).buttons[0]?.customId ?? ''
    const clicked = await owner.click(message, hash, { force: true }).until(({ text }) => !text.includes('Health'))
    expect(clicked.text).toBe("This can be done only in the bot's home server.")
    expect(await applied(stage)).toEqual([ownHead])
  })
})

test('neither the address of the database nor its password is shown or logged, whatever fails', async () => {
  const { stage: original, folder } = await behind()
  const proxy = await faultProxy(original.database.url)
  await original.bot.stop()
  await original.another({ databaseUrl: proxy.url, revisions: folder.path }).start()
  const question = await original.owner.slash('migrate apply').reply()
  await proxy.close()
  const texts = [
    (await original.owner.click(question, 'Apply').until(({ buttons }) => buttons.length === 0)).text,
    await textOf(original.owner, 'migrate status'),
    await textOf(original.owner, 'config show'),
    await textOf(original.owner, 'migrate plan'),
  ]
  for (const text of texts) expect(text).toContain('The database cannot be reached at the moment')
  const { password, port } = new URL(proxy.url)
  const log = original.log.join('\n')
  expect(texts.join()).not.toContain(port)
  if (password !== '') expect(log).not.toContain(password)
  expect(log).not.toContain('postgres://')
})
