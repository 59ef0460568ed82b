import { downgrade } from '@retort/migrations'
import { describe, expect, test } from 'vitest'

import { applied, behind, tables, textOf, twoTables } from '../support/migrations.ts'
import { ownHead } from '../support/revisions.ts'
import type { Stage } from '../support/stage.ts'

describe('rollback', () => {
  const atHead = async (add = twoTables): Promise<Stage> => {
    const { stage } = await behind(add, { applied: 'heads' })
    return stage
  }

  const form = async (stage: Stage, target: string) => {
    const question = await stage.owner.slash('migrate rollback', { target }).reply()
    return stage.owner.click(question, 'Roll back…').modal()
  }

  test('shows what it undoes, asks for the id, and undoes it', async () => {
    const stage = await atHead()
    const question = await stage.owner.slash('migrate rollback', { target: ownHead }).reply()
    expect(question.text).toContain(
      '**2 revisions to undo, in this order:**\n1. `bbbb` add notes\n2. `aaaa` add snooze',
    )
    expect(question.text).toContain('type `bbbb`')
    const modal = await stage.owner.click(question, 'Roll back…').modal()
    const done = await stage.owner.submit(modal, { revision: 'bbbb' }).until(({ text }) => text.includes('undone.'))
    expect(done.text).toMatch(/^2 revisions undone\.\n- `bbbb` add notes .*\n- `aaaa` add snooze/)
    expect(await applied(stage)).toEqual([ownHead])
    expect(await textOf(stage.owner, 'config show')).toContain('being updated')
  })

  test('with another id is refused', async () => {
    const stage = await atHead()
    const answer = stage.owner.submit(await form(stage, '-1'), { revision: 'aaaa' })
    expect((await answer.until(({ buttons }) => buttons.length === 0)).text).toContain('so nothing was run')
    expect(await applied(stage)).toEqual([ownHead, 'aaaa', 'bbbb'])
    expect((await stage.audit(3)).map((row) => [row.command_name, row.command_type, row.error_message])).toEqual([
      ['migrate rollback', 'modal', 'not-confirmed'],
      ['migrate rollback', 'slash', null],
      ['migrate rollback-open', 'button', null],
    ])
  })

  test('says which rows would be gone, and goes on when there are more of them meanwhile', async () => {
    const stage = await atHead()
    await stage.database.query('insert into notes values (1)')
    const question = await stage.owner.slash('migrate rollback', { target: '-1' }).reply()
    expect(question.text).toContain('- notes: 1 row')
    const modal = await stage.owner.click(question, 'Roll back…').modal()
    await stage.database.query('insert into notes values (2)')
    const done = await stage.owner.submit(modal, { revision: 'bbbb' }).until(({ text }) => text.includes('undone.'))
    expect(done.text).toContain('1 revision undone.')
  })

  test('is refused when a table that was empty has rows by now', async () => {
    const stage = await atHead()
    const modal = await form(stage, '-1')
    await stage.database.query('insert into notes values (1)')
    const answer = stage.owner.submit(modal, { revision: 'bbbb' })
    expect((await answer.until(({ buttons }) => buttons.length === 0)).text).toContain('The plan has changed')
    expect(await tables(stage)).toContain('notes')
  })

  test('is refused when the database has moved meanwhile', async () => {
    const { stage, folder } = await behind(twoTables, { applied: 'heads' })
    const modal = await form(stage, '-1')
    await downgrade({ url: stage.database.url, revisions: folder.path, target: '-1' })
    const answer = stage.owner.submit(modal, { revision: 'bbbb' })
    expect((await answer.until(({ buttons }) => buttons.length === 0)).text).toContain('The plan has changed')
  })

  test('to base takes everything, the audit log included, and the bot goes on', async () => {
    const stage = await atHead()
    // The first row of the audit log is itself something to be lost.
    await textOf(stage.owner, 'migrate status')
    await stage.audit(1)
    const done = await stage.owner
      .submit(await form(stage, 'base'), { revision: 'bbbb' })
      .until(({ text }) => text.includes('undone.'))
    expect(done.text).toContain('3 revisions undone.')
    expect(await tables(stage)).toEqual([])
    expect(await textOf(stage.owner, 'health now')).toContain('Pending\n3')
  })

  test('names a target that is not there', async () => {
    const stage = await atHead()
    expect(await textOf(stage.owner, 'migrate rollback', { target: 'zzzz' })).toContain('zzzz')
    expect(await textOf(stage.owner, 'migrate rollback', { target: 'bbbb' })).toContain('Nothing to do')
  })

  test('proposes what there is to go back to', async () => {
    const stage = await atHead()
    const choices = await stage.owner.autocomplete('migrate rollback', { target: '' }).choices()
    expect(choices.map(({ value }) => value)).toEqual(['aaaa', ownHead, 'base'])
  })
})
