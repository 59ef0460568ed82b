import type { Guild, Person } from '@retort/fake-discord'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { movedTo } from '../../src/domain/rule.ts'
import { adminOf } from '../support/settings.ts'
import { openStage, type Stage } from '../support/stage.ts'

let stage: Stage
let guild: Guild
let admin: Person
let member: Person

beforeAll(async () => {
  stage = await openStage()
})

beforeEach(() => {
  guild = stage.discord.addGuild({ channels: ['general'] })
  admin = adminOf(stage, guild, 'ada')
  member = stage.member('bob', { guild, channel: stage.discord.channelNamed(guild, 'general') })
})

afterAll(() => expect(stage.discord.requests({ code: 50035 })).toEqual([]))

const textOf = async (person: Person, line: string, values = {}): Promise<string> =>
  (await person.slash(line, values).reply()).text

async function add(title: string, values = {}): Promise<string> {
  const form = await admin.slash('rules add', values).modal()
  return (await admin.submit(form, { title, description: `About ${title}.` }).reply()).text
}

const titles = async (): Promise<unknown[]> =>
  (
    await stage.database.query('select rule_order, title from guild_rules where guild_id = $1 order by rule_order', [
      guild.id,
    ])
  ).map(({ rule_order, title }) => `${rule_order} ${title}`)

async function addAll(...names: readonly string[]): Promise<void> {
  for (const name of names) await add(name)
}

test('rules are added at the end, or where they are wanted', async () => {
  expect(await add('A')).toBe('Added: **A**')
  await addAll('B', 'C')
  await add('D', { position: 2 })
  await add('E', { position: 25 })
  expect(await titles()).toEqual(['1 A', '2 D', '3 B', '4 C', '5 E'])
})

test('two that are added at once both get a place', async () => {
  const forms = [await admin.slash('rules add').modal(), await admin.slash('rules add', { position: 1 }).modal()]
  const exchanges = forms.map((form, index) => admin.submit(form, { title: `R${index}`, description: 'x' }))
  for (const exchange of exchanges) expect((await exchange.reply()).text).toContain('Added')
  expect(await titles()).toEqual(['1 R1', '2 R0'])
})

test('there are as many as a list can show', async () => {
  await stage.database.query(
    `insert into guild_rules (guild_id, rule_order, title, description) select $1, n, 'R' || n, 'x' from generate_series(1, 25) n`,
    [guild.id],
  )
  expect(await add('One more')).toBe('A server can have 25 rules. Remove one first.')
  expect(await member.autocomplete('rules show', { number: '' }).choices()).toHaveLength(25)
})

describe('show', () => {
  test('lists all, or one, to everybody when it is shared', async () => {
    expect(await textOf(member, 'rules show')).toBe('This server has no rules here yet.')
    await addAll('Be kind', 'No @everyone')
    expect(await textOf(member, 'rules show')).toBe(
      'Rules\n**1. Be kind**\nAbout Be kind.\n\n**2. No \\@everyone**\nAbout No @everyone.',
    )
    expect(await textOf(member, 'rules show', { number: 2 })).toBe('2. No @everyone\nAbout No @everyone.')
    const [shared] = await member.slash('rules show', { number: 2, share: true }).followUps()
    expect(shared?.ephemeral).toBe(false)
    expect(shared?.mentions.everyone).toBe(false)
    expect(await textOf(member, 'rules show', { number: 3 })).toBe('There is no rule 3 in this server.')
  })

  test('leaves out what another program has switched off', async () => {
    await addAll('A', 'B')
    await stage.database.query(`update guild_rules set enabled = false where guild_id = $1 and title = 'A'`, [guild.id])
    expect(await textOf(member, 'rules show')).toBe('Rules\n**2. B**\nAbout B.')
    expect(await textOf(member, 'rules show', { number: 1 })).toContain('There is no rule 1')
  })

  test('sends long rules as a file', async () => {
    await stage.database.query(
      `insert into guild_rules (guild_id, rule_order, title, description) select $1, n, 'R' || n, repeat('long ', 700) from generate_series(1, 3) n`,
      [guild.id],
    )
    const reply = await member.slash('rules show').reply()
    expect(reply.files[0]?.text).toContain('3. R3')
  })

  test('shows nothing of another server', async () => {
    await addAll('A')
    const other = stage.discord.addGuild({ channels: ['general'] })
    expect(await textOf(adminOf(stage, other, 'eve'), 'rules show')).toBe('This server has no rules here yet.')
  })
})

describe('changing', () => {
  test('opens the form with what is there', async () => {
    await addAll('A', 'B')
    const form = await admin.slash('rules edit', { number: 2 }).modal()
    expect(form.fields.map(({ value }) => value)).toEqual(['B', 'About B.'])
    expect((await admin.submit(form, { title: ' B  too ' }).reply()).text).toBe('Changed: **B too**')
    expect(await titles()).toEqual(['1 A', '2 B too'])
  })

  test('does nothing when somebody was faster', async () => {
    await addAll('A')
    const [first, second] = [
      await admin.slash('rules edit', { number: 1 }).modal(),
      await admin.slash('rules edit', { number: 1 }).modal(),
    ]
    await admin.submit(first, { title: 'First' }).reply()
    expect((await admin.submit(second, { title: 'Second' }).reply()).text).toContain('Somebody else has just changed')
    expect(await titles()).toEqual(['1 First'])
  })

  test('refuses what was forced past the form', async () => {
    const form = await admin.slash('rules add').modal()
    const submit = async (fields: Record<string, string>) =>
      (await admin.submit(form, fields, { force: true }).reply()).text
    expect(await submit({ title: ' ', description: 'x' })).toBe('A rule has a title and a text.')
    expect(await submit({ title: 'x'.repeat(251), description: 'x' })).toContain('250 characters at the most')
    expect(await titles()).toEqual([])
  })

  test('removes after a question, and the others move up', async () => {
    await addAll('A', 'B', 'C')
    const question = await admin.slash('rules remove', { number: 2 }).reply()
    expect(question.text).toContain('Remove rule 2, **B**?')
    const done = await admin.click(question, 'Remove').until(({ buttons }) => buttons.length === 0)
    expect(done.text).toContain('Removed.')
    expect(await titles()).toEqual(['1 A', '2 C'])
  })

  test('of a rule of another server is refused, also behind a button', async () => {
    await addAll('A')
    const [row] = await stage.database.query<{ id: number }>('select id from guild_rules where guild_id = $1', [
      guild.id,
    ])
    const foreign = adminOf(stage, stage.discord.addGuild({ channels: ['general'] }), 'eve')
    const message = await foreign.slash('config history').reply()
    const clicked = foreign.click(message, `v1:rules:remove:${row?.id}`, { force: true })
    expect((await clicked.until(({ text }) => text.includes('rule'))).text).toBe('The rule is not there any more.')
    expect(await titles()).toEqual(['1 A'])
  })
})

describe('moving', () => {
  test.each([
    [1, 3, ['1 B', '2 C', '3 A', '4 D']],
    [4, 1, ['1 D', '2 A', '3 B', '4 C']],
    [2, 2, ['1 A', '2 B', '3 C', '4 D']],
    [2, 25, ['1 A', '2 C', '3 D', '4 B']],
  ])('rule %i to place %i', async (number, to, expected) => {
    await addAll('A', 'B', 'C', 'D')
    await textOf(admin, 'rules move', { number, to })
    expect(await titles()).toEqual(expected)
  })

  test('two at once leaves every place taken once', async () => {
    await addAll('A', 'B', 'C', 'D')
    const exchanges = [admin.slash('rules move', { number: 1, to: 4 }), admin.slash('rules move', { number: 4, to: 1 })]
    for (const exchange of exchanges) await exchange.reply()
    expect((await titles()).map((title) => String(title)[0])).toEqual(['1', '2', '3', '4'])
  })

  test('closes the gaps that another program has left', async () => {
    await stage.database.query(
      `insert into guild_rules (guild_id, rule_order, title, description) values ($1, 3, 'A', 'x'), ($1, 7, 'B', 'x'), ($1, 0, 'C', 'x')`,
      [guild.id],
    )
    await textOf(admin, 'rules move', { number: 7, to: 1 })
    expect(await titles()).toEqual(['1 B', '2 C', '3 A'])
  })

  test('keeps everything else in its order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 1 }), fc.nat(30), fc.nat(), (items, place, pick) => {
        const item = items[pick % items.length] ?? 0
        const moved = movedTo(items, item, place)
        expect(moved.filter((other) => other !== item)).toEqual(items.filter((other) => other !== item))
        expect(moved.indexOf(item)).toBe(Math.min(Math.max(place, 1), items.length) - 1)
      }),
    )
  })
})

test('members read, and managers write, whatever was forced', async () => {
  await addAll('A')
  for (const [line, values] of [
    ['rules add', {}],
    ['rules edit', { number: 1 }],
    ['rules move', { number: 1, to: 1 }],
    ['rules remove', { number: 1 }],
  ] as const) {
    expect(await textOf(member, line, values)).toBe('Only members who may manage the server can do this.')
  }
})
