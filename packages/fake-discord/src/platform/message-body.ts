import { type APIEmbed, MessageFlags } from 'discord-api-types/v10'
import { isObject, numberOf, objectOf, objectsOf, textOf, textsOf } from '../json.ts'
import { isEmptyMessage, messageBody as messageRule } from '../limits/message.ts'
import type { Rule } from '../limits/rule.ts'
import { demand, refusal } from '../refusal.ts'
import type { Upload } from '../rest/upload.ts'
import { type Component, decodeComponents } from '../world/component.ts'

/** What a request says about a message. A field that is not given is undefined: an edit leaves it as it is. */
export interface MessageBody {
  readonly content: string | undefined
  readonly embeds: readonly APIEmbed[] | undefined
  readonly components: readonly Component[] | undefined
  readonly flags: number | undefined
  readonly nonce: string | number | null
  readonly enforceNonce: boolean
  /** Null: everything that is written is pinged. */
  readonly allowedMentions: AllowedMentions | null
  readonly repliesTo: string | null
  /** Whether a reply to a message that is gone is an error. */
  readonly mustExist: boolean
  /** Attachments to keep, and words about those being uploaded. */
  readonly attachments: readonly AttachmentNote[] | undefined
}

export interface AllowedMentions {
  readonly parse: readonly string[]
  readonly users: readonly string[]
  readonly roles: readonly string[]
  readonly repliedUser: boolean
}

export interface AttachmentNote {
  readonly id: string
  readonly description: string | null
}

/** "… is thinking" is Discord's own; a bot cannot set it. */
const settableFlags = ~MessageFlags.Loading

/** Reads a body that the limits have passed. */
export function decodeMessage(raw: unknown): MessageBody {
  const body = objectOf(raw)
  const reference = objectOf(body.message_reference)
  return {
    content: 'content' in body ? (textOf(body.content) ?? '').trim() : undefined,
    embeds:
      'embeds' in body ? objectsOf(body.embeds).map((embed) => ({ type: 'rich', ...embed }) as APIEmbed) : undefined,
    components: 'components' in body ? decodeComponents(body.components) : undefined,
    flags: body.flags === undefined ? undefined : (numberOf(body.flags) ?? 0) & settableFlags,
    nonce: textOf(body.nonce) ?? numberOf(body.nonce) ?? null,
    enforceNonce: body.enforce_nonce === true,
    allowedMentions: isObject(body.allowed_mentions) ? decodeMentions(body.allowed_mentions) : null,
    repliesTo: textOf(reference.message_id) ?? null,
    mustExist: reference.fail_if_not_exists !== false,
    attachments: Array.isArray(body.attachments) ? objectsOf(body.attachments).map(decodeNote) : undefined,
  }
}

const decodeMentions = (raw: Readonly<Record<string, unknown>>): AllowedMentions => ({
  parse: textsOf(raw.parse),
  users: textsOf(raw.users),
  roles: textsOf(raw.roles),
  repliedUser: raw.replied_user === true,
})

const decodeNote = ({ id, description }: Readonly<Record<string, unknown>>): AttachmentNote => ({
  id: String(id),
  description: textOf(description) ?? null,
})

interface Submission {
  readonly body: unknown
  readonly files: readonly Upload[]
  readonly uploadLimit: number
}

/** Refuses what no message may be, wherever it goes. */
export function demandMessage({ body, files, uploadLimit }: Submission, rule: Rule = messageRule): void {
  demand(rule, body)
  if (files.length > 10 || files.some(({ content }) => content.length > uploadLimit)) throw refusal('file-too-large')
}

export function demandContent(body: unknown, files: readonly Upload[]): void {
  if (isEmptyMessage(body, files.length)) throw refusal('empty-message')
}
