import type { Person } from '@retort/fake-discord'
import { PermissionFlagsBits } from 'discord.js'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { openStage, type Stage } from '../support/stage.ts'

let stage: Stage
let editor: Person
let member: Person

beforeAll(async () => {
  stage = await openStage()
})

beforeEach(async () => {
  await stage.database.query('truncate faq_entries, faq_search_logs')
  editor = stage.member('editor', { permissions: PermissionFlagsBits.ManageMessages })
  member = stage.member('bob')
})

afterAll(() => expect(stage.discord.requests({ code: 50035 })).toEqual([]))

const textOf = async (person: Person, line: string, values = {}): Promise<string> =>
  (await person.slash(line, values).reply()).text

async function add(title: string, summary = 'Because.', keywords = ''): Promise<string> {
  const form = await editor.slash('faq add').modal()
  return (await editor.submit(form, { title, summary, keywords }).reply()).text
}

const entries = () =>
  stage.database.query<{ id: number; title: string }>(
    'select id, title, summary, keywords from faq_entries order by id',
  )

const idOf = async (title: string): Promise<number> => (await entries()).find((entry) => entry.title === title)?.id ?? 0

const searches = () => stage.database.query('select user_id, query, results_count from faq_search_logs order by id')

describe('adding', () => {
  test('takes a question, an answer and keywords from a form', async () => {
    expect(await add('  How do I   reset my password? ', 'Ask *Ada*.', 'login, Account ,,login')).toBe(
      'Added: **How do I reset my password?**',
    )
    expect(await entries()).toMatchObject([
      { title: 'How do I reset my password?', summary: 'Ask *Ada*.', keywords: ['login', 'account'] },
    ])
  })

  test('refuses a question that is there already, whatever its letters, also at the same moment', async () => {
    await add('How?')
    expect(await add('HOW?')).toContain('There is such a question already.')
    const forms = [await editor.slash('faq add').modal(), await editor.slash('faq add').modal()]
    const exchanges = forms.map((form) => editor.submit(form, { title: 'When?', summary: 'x' }))
    const texts = await Promise.all(exchanges.map(async (exchange) => (await exchange.reply()).text))
    expect(texts.toSorted().map((text) => text.split(' ', 1)[0])).toEqual(['Added:', 'There'])
    expect(await entries()).toHaveLength(2)
  })

  test.each([
    [{ title: '   ', summary: 'x' }, 'The question is empty.'],
    [{ title: 'x', summary: '' }, 'The answer is empty.'],
    [{ title: 'x'.repeat(101), summary: 'x' }, 'The question has more than 100 characters.'],
    [{ title: 'x', summary: 'x'.repeat(4_001) }, 'The answer has more than 4000 characters.'],
    [
      { title: 'x', summary: 'x', keywords: Array.from({ length: 26 }, (_, n) => `w${n}`).join(',') },
      'There can be 25 keywords',
    ],
  ])('refuses what was forced past the form', async (fields, sentence) => {
    const form = await editor.slash('faq add').modal()
    expect((await editor.submit(form, fields, { force: true }).reply()).text).toContain(sentence)
    expect(await entries()).toEqual([])
  })
})

describe('search', () => {
  beforeEach(async () => {
    await add('How do I reset my password?', 'Use the link below the login.', 'credentials')
    await add('When do meetings start?', 'They are starting at nine.')
    await add('Where is the office?', 'In Ghent, near the station.')
  })

  test.each([
    ['where is the office?', 'Where is the office?'],
    ['meeting', 'When do meetings start?'],
    ['credentials', 'How do I reset my password?'],
    ['station', 'Where is the office?'],
    ['pasword rest', 'How do I reset my password?'],
    ['ofice', 'Where is the office?'],
  ])('for "%s" finds "%s"', async (query, title) => {
    const [first] = (await textOf(member, 'faq search', { query })).split('\n')
    expect(first).toBe(`**${title}**`)
    expect(await searches()).toEqual([{ user_id: member.user.id, query, results_count: expect.any(Number) }])
  })

  test.each(["' or 1=1 --", ':*&|!', '🎉🎉', '\\', '%', '"unclosed', 'x'.repeat(200)])(
    'for %s finds nothing, says so, and remembers that somebody asked',
    async (query) => {
      expect(await textOf(member, 'faq search', { query })).toContain('Nothing was found')
      expect(await searches()).toEqual([{ user_id: member.user.id, query, results_count: 0 }])
    },
  )

  test('offers a button for the whole answer', async () => {
    const reply = await member.slash('faq search', { query: 'office' }).reply()
    expect(reply.ephemeral).toBe(true)
    const whole = await member.click(reply, 'Where is the office?').reply()
    expect(whole.text).toBe('Where is the office?\nIn Ghent, near the station.')
    expect(await searches()).toHaveLength(1)
  })

  test('asks for more likeness where the server wants it', async () => {
    await stage.database.query(
      `insert into bot_settings (guild_id, scope, key, value) values ($1, 'faq', 'min_similarity', '1')`,
      [stage.home.id],
    )
    expect(await textOf(member, 'faq search', { query: 'pasword rest' })).toContain('Nothing was found')
    await stage.database.query('delete from bot_settings')
  })

  test('finds nothing before there is anything', async () => {
    await stage.database.query('truncate faq_entries')
    expect(await textOf(member, 'faq search', { query: 'office' })).toContain('Nothing was found')
  })
})

describe('view and list', () => {
  test('view shows one answer, to everybody when it is shared', async () => {
    await add('Who?', 'Ask @everyone.')
    const entry = await idOf('Who?')
    expect((await member.slash('faq view', { entry }).reply()).ephemeral).toBe(true)
    const exchange = member.slash('faq view', { entry, share: true })
    const [shared] = await exchange.followUps()
    expect(shared?.ephemeral).toBe(false)
    expect(shared?.text).toBe('Who?\nAsk @everyone.')
    expect(shared?.mentions.everyone).toBe(false)
    expect(exchange.message()?.ephemeral).toBe(true)
  })

  test('a refusal of what was to be shared is seen by nobody else', async () => {
    const refusal = await member.slash('faq view', { entry: 4_711, share: true }).reply()
    expect(refusal.text).toContain('There is no such question.')
    expect(refusal.ephemeral).toBe(true)
  })

  test('list turns pages', async () => {
    expect(await textOf(member, 'faq list')).toBe('There are no questions yet.')
    await stage.database.query(
      `insert into faq_entries (title, summary) select 'Question ' || to_char(n, 'FM000'), 'x' from generate_series(1, 45) n`,
    )
    const first = await member.slash('faq list').reply()
    expect(first.text.split('\n').slice(0, 2)).toEqual(['45 questions:', '- Question 001'])
    const second = await member.click(first, 'Next').until(({ text }) => text.includes('021'))
    expect(second.buttons.map(({ label }) => label)).toEqual(['Back', 'Next'])
    const third = await member.click(second, 'Next').until(({ text }) => text.includes('041'))
    expect(third.text.split('\n')).toHaveLength(6)
    expect(third.buttons.map(({ label }) => label)).toEqual(['Back'])
  })

  test('proposals are cut to what Discord takes, and led by those that begin so', async () => {
    await stage.database.query(
      `insert into faq_entries (title, summary) select 'About ' || n, 'x' from generate_series(1, 30) n;
      insert into faq_entries (title, summary) values ('Something about 1', 'x'), (repeat('y', 300), 'x')`,
    )
    const about = await member.autocomplete('faq view', { entry: 'about 1' }).choices()
    expect(about[0]?.name).toBe('About 1')
    expect(about.at(-1)?.name).toBe('Something about 1')
    expect(await member.autocomplete('faq view', { entry: '' }).choices()).toHaveLength(25)
    const [long] = await member.autocomplete('faq view', { entry: 'yyy' }).choices()
    expect(long?.name).toHaveLength(100)
  })
})

describe('changing', () => {
  test('opens the form with what is there', async () => {
    await add('Who?', 'Ada.', 'people')
    const form = await editor.slash('faq edit', { entry: await idOf('Who?') }).modal()
    expect(form.fields.map(({ value }) => value)).toEqual(['Who?', 'Ada.', 'people'])
    expect((await editor.submit(form, { summary: 'Grace.' }).reply()).text).toBe('Changed: **Who?**')
    expect(await entries()).toMatchObject([{ title: 'Who?', summary: 'Grace.', keywords: ['people'] }])
  })

  test('of what is gone says so, before and after the form', async () => {
    expect(await textOf(editor, 'faq edit', { entry: 4_711 })).toContain('There is no such question.')
    await add('Who?')
    const form = await editor.slash('faq edit', { entry: await idOf('Who?') }).modal()
    await stage.database.query('truncate faq_entries')
    expect((await editor.submit(form, {}).reply()).text).toContain('Somebody has removed the question meanwhile.')
  })

  test('of what somebody else has changed meanwhile does nothing', async () => {
    await add('Who?', 'Ada.')
    const entry = await idOf('Who?')
    const form = await editor.slash('faq edit', { entry }).modal()
    await stage.database.query(`update faq_entries set summary = 'Grace.'`)
    expect((await editor.submit(form, { summary: 'Joan.' }).reply()).text).toContain(
      'Somebody else has just changed it',
    )
    expect(await entries()).toMatchObject([{ summary: 'Grace.' }])
  })

  test('waits for nobody when the database is slow', async () => {
    await add('Who?')
    const own = await openStage({ timing: { form: 50 } })
    const held = await own.database.client()
    await held.query('begin; lock table faq_entries in access exclusive mode')
    const text = await textOf(own.owner, 'faq edit', { entry: 1 })
    await held.query('rollback')
    expect(text).toContain('The database cannot be reached')
    await own.stop()
  })

  test('removes after a question, once', async () => {
    await add('Who?')
    const question = await editor.slash('faq remove', { entry: await idOf('Who?') }).reply()
    expect(question.text).toContain('Remove **Who?** for all servers?')
    const done = await editor.click(question, 'Remove').until(({ buttons }) => buttons.length === 0)
    expect(done.text).toBe('Removed.')
    expect(await entries()).toEqual([])
  })
})

test('what all servers share is changed at home, by who manages messages there', async () => {
  await add('Who?')
  const entry = await idOf('Who?')
  const elsewhere = stage.discord.addGuild({ channels: ['general'] })
  const channel = stage.discord.channelNamed(elsewhere, 'general')
  const foreign = stage.member('eve', { guild: elsewhere, channel, permissions: PermissionFlagsBits.Administrator })
  for (const [person, sentence] of [
    [member, 'Only members who may manage messages can do this.'],
    [foreign, "This can be done only in the bot's home server."],
  ] as const) {
    expect(await textOf(person, 'faq add')).toBe(sentence)
    expect(await textOf(person, 'faq edit', { entry })).toBe(sentence)
    expect(await textOf(person, 'faq remove', { entry })).toBe(sentence)
  }
  expect(await textOf(foreign, 'faq view', { entry })).toContain('Who?')
})

test('a server can switch it off for its members', async () => {
  await stage.database.query(
    `insert into bot_settings (guild_id, scope, key, value) values ($1, 'faq', 'enabled', 'false')`,
    [stage.home.id],
  )
  expect(await textOf(member, 'faq search', { query: 'x' })).toBe('This is switched off in this server.')
  expect(await textOf(member, 'faq list')).toBe('This is switched off in this server.')
  expect(await searches()).toEqual([])
  await stage.database.query('delete from bot_settings')
})
