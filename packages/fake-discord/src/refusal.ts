import type { JsonObject } from './json.ts'
import { formError } from './limits/form-error.ts'
import type { Rule, Violation } from './limits/rule.ts'

/** Discord's answer to a request it will not perform. */
export class Refusal extends Error {
  readonly status: number
  readonly body: JsonObject

  constructor(status: number, body: JsonObject) {
    super(String(body.message))
    this.name = 'Refusal'
    this.status = status
    this.body = body
  }
}

/** Status, code and words as Discord answers them. */
const refusals = {
  unauthorized: [401, 0, '401: Unauthorized'],
  'method-not-allowed': [405, 0, '405: Method Not Allowed'],
  'unknown-channel': [404, 10003, 'Unknown Channel'],
  'unknown-guild': [404, 10004, 'Unknown Guild'],
  'unknown-member': [404, 10007, 'Unknown Member'],
  'unknown-message': [404, 10008, 'Unknown Message'],
  'unknown-overwrite': [404, 10009, 'Unknown Permission Overwrite'],
  'unknown-role': [404, 10011, 'Unknown Role'],
  'unknown-user': [404, 10013, 'Unknown User'],
  'unknown-webhook': [404, 10015, 'Unknown Webhook'],
  'unknown-interaction': [404, 10062, 'Unknown interaction'],
  'unknown-command': [404, 10063, 'Unknown application command'],
  'too-many-channels': [400, 30013, 'Maximum number of server channels reached (500)'],
  'too-many-commands': [400, 30032, 'Maximum number of application commands reached'],
  'file-too-large': [413, 40005, 'Request entity too large'],
  'already-answered': [400, 40060, 'Interaction has already been acknowledged.'],
  'missing-access': [403, 50001, 'Missing Access'],
  'not-in-direct-messages': [403, 50003, 'Cannot execute action on a DM channel'],
  'not-the-author': [403, 50005, 'Cannot edit a message authored by another user'],
  'empty-message': [400, 50006, 'Cannot send an empty message'],
  'closed-to-messages': [403, 50007, 'Cannot send messages to this user'],
  'missing-permissions': [403, 50013, 'Missing Permissions'],
  'wrong-channel-type': [400, 50024, 'Cannot execute action on this channel type'],
  'invalid-token': [401, 50027, 'Invalid Webhook Token'],
  'invalid-recipient': [400, 50033, 'Invalid Recipient(s)'],
  'too-old-to-delete': [400, 50034, 'A message provided was too old to bulk delete'],
  'thread-archived': [400, 50083, 'Thread is archived'],
  'no-mutual-guild': [403, 50278, 'Cannot send messages to this user due to having no mutual guilds'],
  'thread-exists': [400, 160004, 'A thread has already been created for this message'],
  'thread-locked': [400, 160005, 'Thread is locked'],
  'too-many-threads': [400, 160006, 'Maximum number of active threads reached'],
} as const satisfies Readonly<Record<string, readonly [number, number, string]>>

export type RefusalName = keyof typeof refusals

export function refusal(name: RefusalName): Refusal {
  const [status, code, message] = refusals[name]
  return new Refusal(status, { code, message })
}

/** Nothing to refuse: the value is there. */
export function found<Value>(value: Value | undefined | null, name: RefusalName): Value {
  if (value === undefined || value === null) throw refusal(name)
  return value
}

/** Passes a body that keeps the rule and throws a 50035 for one that does not. */
export function demand(rule: Rule, body: unknown): void {
  const violations = rule(body)
  if (violations.length > 0) throw badForm(violations)
}

export const badForm = (violations: readonly Violation[]): Refusal => new Refusal(400, formError(violations))
