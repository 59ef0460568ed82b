import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Exchange } from '../src/index.ts'
import { failure, type Stage, setStage } from './support/stage.ts'

const message = { type: 4, data: { content: 'C' } }
const deferral = { type: 5 }
const deferredUpdate = { type: 6 }
const update = { type: 7, data: { content: 'C' } }
const choices = { type: 8, data: { choices: [] } }
const modal = {
  type: 9,
  data: {
    custom_id: 'm',
    title: 'T',
    components: [{ type: 18, label: 'L', component: { type: 4, custom_id: 't', style: 1 } }],
  },
}
const withButton = {
  type: 4,
  data: { content: 'C', components: [{ type: 1, components: [{ type: 2, style: 1, custom_id: 'b', label: 'B' }] }] },
}

describe('an answer', () => {
  let stage: Stage
  const ann = () => stage.discord.as(stage.ann, { guild: stage.guild })
  const path = (exchange: Exchange) => `/interactions/${exchange.id}/${exchange.token}/callback` as const
  const give = (exchange: Exchange, body: object, query = '') =>
    stage.client.rest.post(`${path(exchange)}${query}`, { body, auth: false })
  const webhook = (exchange: Exchange, rest = '') =>
    `/webhooks/${stage.client.application.id}/${exchange.token}${rest}` as const

  const command = async () => ann().slash('do')
  const typing = async () => ann().autocomplete('do', { what: 'x' })
  const click = async () => {
    const asked = await command()
    await give(asked, withButton)
    return ann().click(await asked.reply(), 'B')
  }
  const submission = async () => {
    const asked = await command()
    await give(asked, modal)
    return ann().submit(await asked.modal(), { L: 'text' })
  }

  beforeAll(async () => {
    const what = { type: 3, name: 'what', description: 'What', autocomplete: true }
    stage = await setStage({ commands: [{ name: 'do', description: 'Does', options: [what] }] })
  })
  afterAll(() => stage.close())

  it.each([
    ['a command with an update', command, update],
    ['a command with a deferred update', command, deferredUpdate],
    ['a command with choices', command, choices],
    ['a command with a pong', command, { type: 1 }],
    ['a modal with a modal', submission, modal],
    ['a modal that no message opened with an update', submission, update],
    ['autocomplete with a message', typing, message],
    ['autocomplete with a deferral', typing, deferral],
    ['autocomplete with a modal', typing, modal],
    ['a click with choices', click, choices],
  ])('of the wrong kind is refused: %s', async (_, start, body) => {
    const exchange = await start()
    expect(await failure(give(exchange, body))).toMatchObject({ code: 50035 })
    expect(exchange.state()).toBe('pending')
  })

  it.each([
    ['a command with a message', command, message, 'replied'],
    ['a command with a modal', command, modal, 'modal'],
    ['autocomplete with choices', typing, choices, 'choices'],
    ['a click with a message', click, message, 'replied'],
    ['a click with an update', click, update, 'updated'],
    ['a click with a deferred update', click, deferredUpdate, 'update-deferred'],
    ['a modal with a deferral', submission, deferral, 'deferred'],
  ])('of the right kind is taken: %s', async (_, start, body, state) => {
    const exchange = await start()
    await give(exchange, body)
    expect(exchange.state()).toBe(state)
  })

  it('is told of only when asked for, and without a content type otherwise', async () => {
    const silent = await fetch(`${stage.discord.url}/v10${path(await command())}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
    })
    expect([silent.status, silent.headers.get('content-type')]).toEqual([204, null])
    const told = await give(await command(), deferral, '?with_response=true')
    expect(told).toMatchObject({ interaction: { response_message_loading: true }, resource: { type: 5 } })
  })

  it('that was deferred is filled by the first follow-up', async () => {
    const exchange = await command()
    await give(exchange, { type: 5, data: { flags: 64 } })
    await stage.client.rest.post(webhook(exchange), { body: { content: 'Filled' }, auth: false })
    expect(await exchange.reply()).toMatchObject({ content: 'Filled', ephemeral: true, thinking: false })
    await stage.client.rest.post(webhook(exchange), { body: { content: 'Next' }, auth: false })
    expect((await exchange.followUps()).map(({ content }) => content)).toEqual(['Next'])
  })

  it('can be deleted', async () => {
    const exchange = await command()
    await give(exchange, message)
    await stage.client.rest.delete(webhook(exchange, '/messages/@original'), { auth: false })
    expect(exchange.message()).toBeNull()
    const again = stage.client.rest.get(webhook(exchange, '/messages/@original'), { auth: false })
    expect(await failure(again)).toMatchObject({ code: 10008 })
  })

  it('must come before follow-ups', async () => {
    const early = stage.client.rest.post(webhook(await command()), { body: { content: 'Early' }, auth: false })
    expect(await failure(early)).toMatchObject({ code: 10015 })
  })

  it('needs the right token', async () => {
    const exchange = await command()
    const foreign = stage.client.rest.post(`/interactions/${exchange.id}/foreign/callback`, {
      body: message,
      auth: false,
    })
    expect(await failure(foreign)).toMatchObject({ code: 10062 })
  })

  it('is waited for until nothing of it is under way', async () => {
    const exchange = await command()
    const slow = stage.discord.fault({ path: /@original/, hang: true })
    await give(exchange, message)
    const editing = stage.client.rest.patch(webhook(exchange, '/messages/@original'), {
      body: { content: 'Edited' },
      auth: false,
    })
    await stage.discord.until('the edit', () => slow.met() === 1)
    const settled = exchange.settled()
    slow.release()
    expect((await settled).message?.content).toBe('Edited')
    await editing
  })
})
