import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Platform } from '../platform/platform.ts'
import { Refusal, refusal } from '../refusal.ts'
import type { Faults } from './fault.ts'
import { type Incoming, readIncoming } from './incoming.ts'
import { faulty, limited, type Outcome, refused, success } from './outcome.ts'
import type { Spend } from './rate-limit.ts'
import type { FindRoute, Match } from './route.ts'

interface RestServer {
  readonly platform: Platform
  readonly findRoute: FindRoute
  readonly faults: Faults
  readonly spend: Spend
}

/** Answers one HTTP request: logs it, lets it meet its fault, performs it. */
export const restListener =
  (server: RestServer) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { platform } = server
    try {
      const incoming = await readIncoming(request)
      if (incoming.rawPath.startsWith('/cdn/')) return download(platform, incoming, response)
      const match = incoming.path === null ? null : server.findRoute(incoming.method, incoming.path)
      const entry = platform.log.open(logged(platform, incoming, match))
      const outcome = await answer(server, incoming, match)
      platform.log.close(entry, { status: outcome?.status ?? 0, response: outcome?.body })
      send(response, outcome)
    } catch (error) {
      if (!request.destroyed) platform.bugs.push(error)
      response.destroy()
    } finally {
      platform.changes.announce()
    }
  }

const logged = (platform: Platform, incoming: Incoming, match: Match | null) => ({
  method: incoming.method,
  path: incoming.path ?? incoming.rawPath,
  route: match?.route.path ?? null,
  query: incoming.query,
  body: incoming.body,
  files: incoming.files,
  reason: incoming.reason,
  at: platform.clock.now(),
})

async function answer(server: RestServer, incoming: Incoming, match: Match | null): Promise<Outcome> {
  const met = server.faults.meet(incoming)
  if (!met) return perform(server, incoming, match)
  server.platform.changes.announce()
  const goesOn = await met.passed
  if (!goesOn || met.fault.cut === 'before') return null
  if (met.fault.status !== undefined) return faulty(met.fault, met.fault.status)
  const outcome = perform(server, incoming, match)
  return met.fault.cut === 'after' ? null : outcome
}

function perform({ platform, spend }: RestServer, incoming: Incoming, match: Match | null): Outcome {
  if (!match) return refused(notFaked(incoming))
  const { route, parameters } = match
  if (!route.open && incoming.authorization !== `Bot ${platform.settings.token}`)
    return refused(refusal('unauthorized'))
  const allowance = spend(match)
  const outcome = allowance.exceeded
    ? limited({ retryAfter: allowance.resetAfter, global: false })
    : attempt(platform, () => route.answer({ platform, parameters, ...incoming }))
  return { ...outcome, headers: { ...allowance.headers, ...outcome.headers } }
}

function attempt(platform: Platform, act: () => unknown): NonNullable<Outcome> {
  try {
    return success(act())
  } catch (error) {
    if (error instanceof Refusal) return refused(error)
    platform.bugs.push(error)
    return refused(new Refusal(500, { code: 0, message: `fake-discord failed: ${error}` }))
  }
}

const notFaked = ({ method, rawPath }: Incoming): Refusal =>
  new Refusal(404, { code: 0, message: `404: Not Found (${method} ${rawPath} is not faked)` })

function send(response: ServerResponse, outcome: Outcome): void {
  if (outcome === null) {
    response.destroy()
    return
  }
  const { status, body, headers } = outcome
  if (body === undefined) {
    // Without a content type: discord.js parses whatever calls itself JSON, even an empty 204.
    response.writeHead(status, headers).end()
    return
  }
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

function download({ world }: Platform, { rawPath }: Incoming, response: ServerResponse): void {
  const attachment = world.attachments.get(rawPath.split('/')[2] ?? '')
  if (!attachment) {
    response.writeHead(404).end()
    return
  }
  response.writeHead(200, { 'content-type': attachment.contentType, 'content-length': attachment.size })
  response.end(attachment.content)
}
