import { MessageFlags } from 'discord-api-types/v10'
import { listOf, numberOf, objectOf, textOf } from '../json.ts'
import { layout, rows } from './component.ts'
import { embed, embedBudget } from './embed.ts'
import { all, anything, at, integer, list, oneOf, optional, type Rule, shape, text, violation } from './rule.ts'

const usesLayout = (body: unknown): boolean =>
  ((numberOf(objectOf(body).flags) ?? 0) & MessageFlags.IsComponentsV2) !== 0

const exclusiveMentions: Rule = (value) => {
  const mentions = objectOf(value)
  const parse = listOf(mentions.parse)
  return ['users', 'roles'].flatMap((kind) =>
    parse.includes(kind) && listOf(mentions[kind]).length > 0
      ? violation(
          'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
          `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
        )
      : [],
  )
}

const allowedMentions: Rule = all(
  shape({
    parse: optional(list({ max: 3 }, oneOf(['everyone', 'users', 'roles']))),
    users: optional(list({ max: 100 })),
    roles: optional(list({ max: 100 })),
  }),
  exclusiveMentions,
)

const nonce: Rule = (value) => (typeof value === 'number' ? [] : text({ max: 25 })(value))

const noLegacyFields: Rule = (value) => {
  if (!usesLayout(value)) return []
  const body = objectOf(value)
  const used = body.content ? 'content' : listOf(body.embeds).length > 0 ? 'embeds' : body.poll ? 'poll' : null
  return used === null
    ? []
    : violation(
        'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        `The '${used}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
        [used],
      )
}

const components: Rule = (value) =>
  at('components', optional(usesLayout(value) ? layout : rows)(objectOf(value).components))

/** A message that is sent or edited, wherever it goes. */
export const messageBody: Rule = all(
  shape({
    content: optional(text({ max: 2_000 })),
    embeds: optional(all(list({ max: 10 }, embed), embedBudget)),
    nonce: optional(nonce),
    flags: optional(integer({ min: 0, max: Number.MAX_SAFE_INTEGER })),
    allowed_mentions: optional(allowedMentions),
    attachments: optional(list({ max: 10 }, shape({ id: anything, description: optional(text({ max: 1_024 })) }))),
    sticker_ids: optional(list({ max: 3 })),
  }),
  components,
  noLegacyFields,
)

/** Nothing a reader would see; Discord trims content before it looks. */
export function isEmptyMessage(value: unknown, fileCount: number): boolean {
  const body = objectOf(value)
  const lists = [body.embeds, body.components, body.sticker_ids]
  return (
    (textOf(body.content) ?? '').trim() === '' &&
    fileCount === 0 &&
    !body.poll &&
    lists.every((part) => listOf(part).length === 0)
  )
}
