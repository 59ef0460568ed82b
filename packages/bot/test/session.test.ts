import { entities } from '@retort/entities'
import { PermissionFlagsBits } from 'discord.js'
import { expect, test } from 'vitest'

import { openForOne } from './support/migrations.ts'
import { rowsIn } from './support/stage.ts'

const tables = [
  'audit_logs',
  'bot_settings',
  'faq_entries',
  'faq_search_logs',
  'guild_onboarding_questions',
  'guild_rules',
  'health_check_history',
  'onboarding',
  'reminders',
  'settings_history',
  'support_tickets',
]

test('one afternoon uses every table', async () => {
  expect(tables).toHaveLength(entities.length)
  const stage = await openForOne()
  const admin = stage.member('ada', {
    permissions: PermissionFlagsBits.ManageGuild | PermissionFlagsBits.ManageMessages,
  })
  const bob = stage.member('bob')
  const fill = async (line: string, values: object, fields: Record<string, string>): Promise<string> => {
    const form = await admin.slash(line, { ...values }).modal()
    return (await admin.submit(form, fields).reply()).text
  }
  await fill('rules add', {}, { title: 'Be kind', description: 'Always.' })
  await fill('faq add', {}, { title: 'Where is the office?', summary: 'In Ghent.' })
  await fill('onboarding question add', { type: 'text' }, { question: 'Who are you?' })
  await admin.slash('config set', { key: 'onboarding.mode', value: 'questions_only' }).reply()
  const question = await bob.slash('onboarding start').reply()
  await bob.submit(await bob.click(question, 'Answer…').modal(), { answer: 'Bob' }).settled()
  await bob.slash('faq search', { query: 'office' }).reply()
  await bob.slash('reminder add', { name: 'Tea', time: '12:00', days: 'daily' }).reply()
  await bob.submit(await bob.slash('ticket open').modal(), { description: 'Help!' }).reply()
  await bob.slash('health now').reply()
  const texts = await Promise.all(
    ['rules show', 'faq list', 'reminder list', 'onboarding status'].map(
      async (line) => (await bob.slash(line).reply()).text,
    ),
  )
  expect(texts.join('\n')).toMatch(/Be kind[\s\S]*office[\s\S]*Tea[\s\S]*Bob/)
  expect((await admin.slash('config history').reply()).text).toContain('questions_only')
  // Every command, form and button that was answered has its row in the end.
  await stage.bot.stop()
  for (const table of tables) expect([table, await rowsIn(stage, table)]).not.toEqual([table, 0])
  expect(await rowsIn(stage, 'audit_logs')).toBe(20)
})
