import { upgrade } from '@retort/migrations'
import { describe, expect, test } from 'vitest'

import { applied, apply, behind, openForOne, tables, textOf } from '../support/migrations.ts'
import { ownHead } from '../support/revisions.ts'

describe('apply', () => {
  test('brings the database to head, says what it did, and brings the commands to life', async () => {
    const { stage } = await behind()
    const refused = await textOf(stage.owner, 'config show')
    expect(refused).toContain('The bot is being updated')
    expect(await apply(stage.owner)).toMatch(
      /^2 revisions applied\.\n- `aaaa` add snooze \(\d+ ms\)\n- `bbbb` add notes \(\d+ ms\)$/,
    )
    expect(await applied(stage)).toEqual([ownHead, 'aaaa', 'bbbb'])
    expect(await textOf(stage.owner, 'config show')).toContain('Settings')
    expect(await textOf(stage.owner, 'migrate apply')).toContain('Nothing to do')
    expect(
      (await stage.audit(5)).map((row) => [row.command_name, row.command_type, row.success, row.error_message]),
    ).toEqual([
      ['config show', 'slash', true, null],
      ['config show', 'slash', false, 'being-updated'],
      ['migrate apply', 'button', true, null],
      ['migrate apply', 'slash', true, null],
      ['migrate apply', 'slash', true, null],
    ])
  })

  test('goes as far as it is told', async () => {
    const { stage } = await behind()
    expect(await apply(stage.owner, { target: 'aaaa' })).toContain('1 revision applied.')
    expect(await applied(stage)).toEqual([ownHead, 'aaaa'])
  })

  test('creates everything on an empty database, and records that', async () => {
    const stage = await openForOne({ applied: null })
    expect(await textOf(stage.owner, 'migrate status')).toContain('The database is uninitialised')
    expect(await apply(stage.owner)).toContain('1 revision applied.')
    expect((await stage.audit(1)).map(({ command_name, command_type }) => [command_name, command_type])).toEqual([
      ['migrate apply', 'button'],
    ])
  })

  test('can be cancelled', async () => {
    const { stage } = await behind()
    const question = await stage.owner.slash('migrate apply').reply()
    const answer = await stage.owner.click(question, 'Cancel').until(({ buttons }) => buttons.length === 0)
    expect(answer.text).toBe('Nothing was run.')
    expect(answer.files).toEqual([])
    expect(await applied(stage)).toEqual([ownHead])
  })

  test('refuses when a revision was added, or edited, since the plan was shown', async () => {
    const { stage, folder } = await behind()
    const first = await stage.owner.slash('migrate apply').reply()
    folder.add({ id: 'cccc', up: ['select 1'] })
    const added = await stage.owner.click(first, 'Apply').until(({ buttons }) => buttons.length === 0)
    expect(added.text).toContain('The plan has changed since it was shown here, so nothing was run.')
    const second = await stage.owner.slash('migrate apply').reply()
    folder.edit('cccc', { up: ['select 2'] })
    const edited = await stage.owner.click(second, 'Apply').until(({ buttons }) => buttons.length === 0)
    expect(edited.text).toContain('The plan has changed')
    expect(await applied(stage)).toEqual([ownHead])
  })

  test('refuses when another run was faster', async () => {
    const { stage, folder } = await behind()
    const question = await stage.owner.slash('migrate apply').reply()
    await upgrade({ url: stage.database.url, revisions: folder.path, target: 'aaaa' })
    const answer = await stage.owner.click(question, 'Apply').until(({ buttons }) => buttons.length === 0)
    expect(answer.text).toContain('The plan has changed')
  })

  test('works from a button that was made before the bot was restarted', async () => {
    const { stage } = await behind()
    const question = await stage.owner.slash('migrate apply').reply()
    await stage.bot.stop()
    await stage.another().start()
    const answer = await stage.owner.click(question, 'Apply').until(({ text }) => text.includes('applied.'))
    expect(answer.text).toContain('2 revisions applied.')
  })

  test('shows how far it is, and reports the end in the log channel', async () => {
    const { stage } = await behind((folder) => {
      folder.add({ id: 'aaaa', message: 'first', up: ['select 1'] })
      folder.add({ id: 'bbbb', message: 'second', up: ['select pg_advisory_xact_lock(7)'] })
    })
    const channel = stage.discord.channelNamed(stage.home, 'log')
    await stage.database.query(
      `insert into bot_settings (guild_id, scope, key, value) values ($1, 'system', 'log_channel_id', to_jsonb($2::text))`,
      [stage.home.id, channel.id],
    )
    const held = await stage.database.client()
    await held.query('select pg_advisory_lock(7)')
    const question = await stage.owner.slash('migrate apply').reply()
    const exchange = stage.owner.click(question, 'Apply')
    const shown = await exchange.until(({ text }) => text.includes('pg_advisory_xact_lock'))
    expect(shown.text).toContain('Applying `bbbb second`: 1 of 2 revisions done.')
    expect(shown.text).toContain('select pg_advisory_xact_lock(7)')
    expect(shown.buttons).toEqual([])
    await held.query('select pg_advisory_unlock(7)')
    await exchange.until(({ text }) => text.startsWith('2 revisions applied.'))
    const report = await stage.discord.untilMessage(channel)
    expect(report.text).toMatch(new RegExp(`^<@${stage.owner.user.id}>: 2 revisions applied\\.\n- \`aaaa\` first`))
    expect(report.mentions.users).toEqual([])
  })

  test('outlasts the interaction: the end is still reported in the log channel', async () => {
    const { stage } = await behind((folder) => folder.add({ id: 'aaaa', up: ['select pg_advisory_xact_lock(7)'] }))
    const channel = stage.discord.channelNamed(stage.home, 'log')
    await stage.database.query(
      `insert into bot_settings (guild_id, scope, key, value) values ($1, 'system', 'log_channel_id', to_jsonb($2::text))`,
      [stage.home.id, channel.id],
    )
    const held = await stage.database.client()
    await held.query('select pg_advisory_lock(7)')
    const question = await stage.owner.slash('migrate apply').reply()
    await stage.owner.click(question, 'Apply').until(({ text }) => text.includes('Statement 1'))
    stage.discord.advance(16 * 60_000)
    await held.query('select pg_advisory_unlock(7)')
    expect((await stage.discord.untilMessage(channel)).text).toContain('1 revision applied.')
    expect(await stage.audit(2)).toMatchObject([
      { command_name: 'migrate apply', command_type: 'button', success: false },
      { command_name: 'migrate apply', command_type: 'slash', success: true },
    ])
  })

  test('names the revision that failed, which is rolled back; what came before it stays', async () => {
    const { stage } = await behind((folder) => {
      folder.add({ id: 'aaaa', up: ['create table snoozes (id int)'] })
      folder.add({ id: 'bbbb', message: 'broken', up: ['create table half (id int)', 'select 1/0'] })
    })
    const text = await apply(stage.owner)
    expect(text).toContain('The upgrade bbbb (broken) was rolled back: division by zero')
    expect(text).toContain('Before that, and for good: aaaa.')
    expect(await applied(stage)).toEqual([ownHead, 'aaaa'])
    expect(await tables(stage)).not.toContain('half')
    expect(await textOf(stage.owner, 'health now')).toContain('being updated')
    const rows = await stage.audit(3)
    expect(rows.map(({ command_type, error_message }) => [command_type, error_message])).toContainEqual([
      'button',
      'migration-failed',
    ])
  })

  test('asks for the id where rows would be lost, and loses nothing else', async () => {
    const { stage } = await behind((folder) => {
      folder.add({
        id: 'aaaa',
        message: 'keep',
        up: ['create table kept (id int)', 'insert into kept values (1), (2)'],
      })
      folder.add({ id: 'bbbb', message: 'drop', up: ['drop table kept'] })
    })
    expect(await apply(stage.owner, { target: 'aaaa' })).toContain('1 revision applied.')
    const question = await stage.owner.slash('migrate apply').reply()
    expect(question.text).toContain('**Gone for good:**\n- kept: 2 rows')
    expect(question.text).toContain('press the button and type `bbbb`')
    const forced = stage.owner.click(question, question.buttons[0]?.customId?.replace('apply-losing', 'apply') ?? '', {
      force: true,
    })
    const refusal = await forced.until(({ text }) => text.includes('would lose'))
    expect(refusal.text).toContain('would lose what is there: kept: 2 rows')
    const again = await stage.owner.slash('migrate apply').reply()
    const wrong = await stage.owner.click(again, 'Apply and lose these…').modal()
    const refused = stage.owner.submit(wrong, { revision: 'aaaa' })
    expect((await refused.until(({ buttons }) => buttons.length === 0)).text).toContain('not the id of that revision')
    expect(await tables(stage)).toContain('kept')
    const third = await stage.owner.slash('migrate apply').reply()
    await stage.database.query('insert into kept values (3)')
    const form = await stage.owner.click(third, 'Apply and lose these…').modal()
    const done = await stage.owner.submit(form, { revision: ' bbbb ' }).until(({ text }) => text.includes('applied.'))
    expect(done.text).toContain('1 revision applied.')
    expect(await tables(stage)).not.toContain('kept')
  })

  test('two at once: the revisions are applied once, and both are told', async () => {
    const { stage } = await behind((folder) => folder.add({ id: 'aaaa', up: ['select pg_advisory_xact_lock(7)'] }))
    const held = await stage.database.client()
    await held.query('select pg_advisory_lock(7)')
    const questions = [
      await stage.owner.slash('migrate apply').reply(),
      await stage.owner.slash('migrate apply').reply(),
    ]
    const exchanges = questions.map((question) => stage.owner.click(question, 'Apply'))
    for (const exchange of exchanges) await exchange.until(({ buttons }) => buttons.length === 0)
    await held.query('select pg_advisory_unlock(7)')
    const texts = await Promise.all(
      exchanges.map((exchange) => exchange.until(({ text }) => /applied\.|another run has done it/.test(text))),
    )
    expect(texts.filter(({ text }) => text.startsWith('1 revision applied.'))).toHaveLength(1)
    expect(texts.filter(({ text }) => text.includes('another run has done it'))).toHaveLength(1)
    expect(await applied(stage)).toEqual([ownHead, 'aaaa'])
  })

  test('a bot that is told to stop rolls the revision back and says so', async () => {
    const { stage } = await behind((folder) => {
      folder.add({ id: 'aaaa', up: ['create table half (id int)', 'select pg_sleep(0.2)', 'select 2'] })
    })
    const question = await stage.owner.slash('migrate apply').reply()
    const exchange = stage.owner.click(question, 'Apply')
    await exchange.until(({ text }) => text.includes('Statement 2'))
    await stage.bot.stop()
    expect(exchange.message()?.text).toContain('The bot was told to stop. 0 revisions applied; the rest was not begun.')
    expect(await applied(stage)).toEqual([ownHead])
    expect(await tables(stage)).not.toContain('half')
  })

  test('proposes what is pending', async () => {
    const { stage } = await behind()
    const choices = await stage.owner.autocomplete('migrate apply', { target: 'note' }).choices()
    expect(choices).toEqual([{ name: 'bbbb add notes', value: 'bbbb' }])
  })
})
