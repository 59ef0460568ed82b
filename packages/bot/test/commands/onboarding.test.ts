import type { Channel, Guild, Person, SeenMessage } from '@retort/fake-discord'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { adminOf } from '../support/settings.ts'
import { openStage, type Stage } from '../support/stage.ts'

let stage: Stage
let guild: Guild
let channel: Channel
let admin: Person
let member: Person

beforeAll(async () => {
  stage = await openStage()
})

beforeEach(() => {
  guild = stage.discord.addGuild({ channels: ['general', 'log'] })
  channel = stage.discord.channelNamed(guild, 'general')
  admin = adminOf(stage, guild, 'ada')
  member = stage.member('bob', { guild, channel })
})

afterAll(() => expect(stage.discord.requests({ code: 50035 })).toEqual([]))

const textOf = async (person: Person, line: string, values = {}): Promise<string> =>
  (await person.slash(line, values).reply()).text

const choose = (name: string, value: string): Promise<unknown> => {
  const [scope, key] = name.split('.')
  return stage.database.query(
    'insert into bot_settings (guild_id, scope, key, value) values ($1, $2, $3, to_jsonb($4::text))',
    [guild.id, scope, key, value],
  )
}

async function ask(type: string, question: string, { options = '', optional = false } = {}): Promise<string> {
  const form = await admin.slash('onboarding question add', { type, optional }).modal()
  const fields = type.endsWith('select') ? { question, options } : { question }
  return (await admin.submit(form, fields).reply()).text
}

const rule = () =>
  stage.database.query(
    `insert into guild_rules (guild_id, rule_order, title, description) values ($1, 1, 'Be kind', 'Always.')`,
    [guild.id],
  )

const responses = async (): Promise<unknown> =>
  (await stage.database.query('select responses from onboarding where guild_id = $1', [guild.id])).map(
    (row) => row.responses,
  )

/** The message shows this by now. */
const shows = (message: SeenMessage, text: string): Promise<SeenMessage> =>
  stage.discord.until(`"${text}"`, () => {
    const now = stage.discord.message(message)
    return now?.text.includes(text) === true && now
  })

async function write(message: SeenMessage, answer: string, person = member): Promise<void> {
  const form = await person.click(message, 'Answer…').modal()
  await person.submit(form, { answer }).settled()
}

describe('questions', () => {
  test('of every type are added, and listed in their order', async () => {
    expect(await textOf(admin, 'onboarding question list')).toBe('There are no questions yet.')
    expect(await ask('select', 'Where are you from?', { options: 'Ghent\n  Antwerp \n\nElsewhere' })).toBe(
      'Added: **Where are you from?**',
    )
    await ask('multiselect', 'What do you like?', { options: 'Tea\nCoffee', optional: true })
    await ask('text', 'Who are *you*?')
    await ask('email', 'Where can we write to?', { optional: true })
    expect(await textOf(admin, 'onboarding question list')).toBe(
      [
        '4 questions:',
        '1. Where are you from? (select): Ghent, Antwerp, Elsewhere',
        '2. What do you like? (multiselect, optional): Tea, Coffee',
        '3. Who are \\*you\\*? (text)',
        '4. Where can we write to? (email, optional)',
      ].join('\n'),
    )
  })

  test('are refused where they could not be asked', async () => {
    const form = await admin.slash('onboarding question add', { type: 'select' }).modal()
    const reply = await admin.submit(form, { question: 'x', options: 'One' }, { force: true }).reply()
    expect(reply.text).toContain('2 to 25 options')
    expect(await textOf(admin, 'onboarding question list')).toBe('There are no questions yet.')
  })

  test('are the business of who manages the server', async () => {
    const form = await admin.slash('onboarding question add', { type: 'text' }).modal()
    expect(await textOf(member, 'onboarding question add', { type: 'text' })).toContain('Only members who may manage')
    expect(await textOf(member, 'onboarding question list')).toContain('Only members who may manage')
    expect((await member.submit(form, { question: 'x' }, { force: true }).reply()).text).toContain('Only members')
  })
})

describe('a member', () => {
  test('accepts the rules, answers every type of question, and gets the role', async () => {
    await rule()
    await ask('select', 'Where from?', { options: 'Ghent\nElsewhere' })
    await ask('multiselect', 'What?', { options: 'Tea\nCoffee\nWater' })
    await ask('text', 'Who?')
    await ask('email', 'Address?')
    await ask('text', 'More?', { optional: true })
    const welcome = stage.discord.addRole(guild, { name: 'welcome' })
    const newcomer = stage.discord.addRole(guild, { name: 'newcomer' })
    await choose('onboarding.completion_role_id', welcome.id)
    await choose('onboarding.join_role_id', newcomer.id)
    stage.discord.changeMember(stage.discord.member(guild, member.user), { roleIds: [newcomer.id] })

    const message = await member.slash('onboarding start').reply()
    expect(message.text).toContain('**1. Be kind**')
    member.click(message, 'I accept the rules')
    const first = await shows(message, '**Question 1 of 5**\nWhere from?')
    member.select(first, first.selects[0]?.customId ?? '', ['0'])
    const second = await shows(message, 'Question 2 of 5')
    member.select(second, second.selects[0]?.customId ?? '', ['0', '2'])
    await write(await shows(message, 'Question 3 of 5'), 'I am *Bob*.')
    await write(await shows(message, 'Question 4 of 5'), 'bob@example.org')
    member.click(await shows(message, 'Question 5 of 5'), 'Skip')
    const last = await shows(message, 'That was all. Welcome!')
    expect(last.buttons.map(({ label }) => label)).toEqual(['Answer again'])
    expect(await responses()).toEqual([
      { 0: 'Ghent', 1: ['Tea', 'Water'], 2: 'I am *Bob*.', 3: 'bob@example.org', 4: '' },
    ])
    expect(stage.discord.member(guild, member.user).roleIds).toEqual([welcome.id])
  })

  test('goes on where they were, also with another process', async () => {
    await rule()
    await ask('text', 'One?')
    await ask('text', 'Two?')
    const message = await member.slash('onboarding start').reply()
    member.click(message, 'I accept the rules')
    await write(await shows(message, 'One?'), 'first')
    await shows(message, 'Two?')
    await stage.bot.stop()
    await stage.another().start()
    const again = await member.slash('onboarding start').reply()
    expect(again.text).toContain('**Question 2 of 2**\nTwo?')
    await write(again, 'second')
    await shows(again, 'That was all.')
    expect(await responses()).toEqual([{ 0: 'first', 1: 'second' }])
  })

  test('can answer again from the beginning', async () => {
    await ask('text', 'One?')
    const message = await member.slash('onboarding start').reply()
    await write(message, 'first')
    member.click(await shows(message, 'That was all.'), 'Answer again')
    await shows(message, 'One?')
    expect(await responses()).toEqual([])
  })

  test('is told when an answer is not one', async () => {
    await ask('email', 'Address?')
    const message = await member.slash('onboarding start').reply()
    await write(message, 'a@b')
    await shows(message, 'That is not an e-mail address.')
    expect(await responses()).toEqual([])
  })

  test('cannot choose what is not offered, or skip what needs an answer', async () => {
    await ask('select', 'Where from?', { options: 'Ghent\nElsewhere' })
    const message = await member.slash('onboarding start').reply()
    const menu = message.selects[0]?.customId ?? ''
    member.select(message, menu, ['7'], { force: true })
    await shows(message, 'That is not one of the answers.')
    const again = await member.slash('onboarding start').reply()
    member.click(again, menu.replace('choose', 'skip'), { force: true })
    await shows(again, 'This question needs an answer.')
    expect(await responses()).toEqual([])
  })

  test('is told when the questions were changed under the answer', async () => {
    await ask('text', 'One?')
    const message = await member.slash('onboarding start').reply()
    const form = await member.click(message, 'Answer…').modal()
    await stage.database.query('delete from guild_onboarding_questions where guild_id = $1', [guild.id])
    await ask('text', 'Another?')
    await member.submit(form, { answer: 'x' }).settled()
    await shows(message, 'The questions were changed meanwhile.')
    expect(await responses()).toEqual([])
  })

  test('is through although a role cannot be given, and those who can help hear of it', async () => {
    const chief = stage.discord.addRole(guild, { name: 'chief', position: 200 })
    await choose('onboarding.completion_role_id', chief.id)
    await choose('system.log_channel_id', stage.discord.channelNamed(guild, 'log').id)
    await ask('text', 'One?')
    const message = await member.slash('onboarding start').reply()
    await write(message, 'x')
    await shows(message, 'The bot could not change your roles.')
    const report = await stage.discord.untilMessage(stage.discord.channelNamed(guild, 'log'))
    expect(report.text).toContain(`The roles of <@${member.user.id}> could not be changed`)
  })

  test.each([
    ['disabled', 'This is switched off in this server.'],
    ['rules_only', 'Be kind'],
    ['rules_with_questions', 'Be kind'],
    ['questions_only', 'Question 1 of 1'],
  ])('in the mode %s reads "%s" first', async (mode, text) => {
    await rule()
    await ask('text', 'One?')
    await choose('onboarding.mode', mode)
    const message = await member.slash('onboarding start').reply()
    expect(message.text).toContain(text)
    if (mode !== 'rules_only') return
    member.click(message, 'I accept the rules')
    await shows(message, 'That was all.')
  })
})

describe('status', () => {
  test('shows the answers, to the member and to who manages the server', async () => {
    await ask('multiselect', 'What?', { options: 'Tea\nCoffee' })
    await ask('text', 'Who?')
    expect(await textOf(member, 'onboarding status')).toBe('There are no answers yet.')
    const message = await member.slash('onboarding start').reply()
    member.select(message, message.selects[0]?.customId ?? '', ['0', '1'])
    await shows(message, 'Who?')
    const answers = `The answers of <@${member.user.id}>:\n**What?**\nTea, Coffee\n**Who?**\n*not answered*`
    expect(await textOf(member, 'onboarding status')).toBe(answers)
    expect(await textOf(admin, 'onboarding status', { member: member.user })).toBe(answers)
    const stranger = stage.member('eve', { guild, channel })
    expect(await textOf(stranger, 'onboarding status', { member: member.user })).toContain(
      'Only members who may manage',
    )
  })

  test('shows what another program has kept', async () => {
    await ask('text', 'Who?')
    await stage.database.query(`insert into onboarding (guild_id, user_id, responses) values ($1, $2, $3)`, [
      guild.id,
      member.user.id,
      { 0: { choice: 'Other', followup: 'A *baker*', followup_label: 'Which?' } },
    ])
    expect(await textOf(member, 'onboarding status')).toContain('Other: A \\*baker\\*: Which?')
  })
})

test('a list that another program made is asked within the limits of Discord', async () => {
  const options = Array.from({ length: 30 }, (_, n) => ({ label: n === 0 ? '' : 'same', value: 'v'.repeat(200) }))
  await stage.database.query(
    `insert into guild_onboarding_questions (guild_id, step_order, question, question_type, options)
    values ($1, 1, $2, 'select', $3), ($1, 2, 'Empty?', 'select', null)`,
    [guild.id, 'q'.repeat(500), JSON.stringify(options)],
  )
  const message = await member.slash('onboarding start').reply()
  member.select(message, message.selects[0]?.customId ?? '', ['1'])
  const next = await shows(message, 'Empty?')
  expect(next.buttons.map(({ label }) => label)).toEqual(['Answer…'])
})
