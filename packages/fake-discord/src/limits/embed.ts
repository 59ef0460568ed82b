import { type JsonObject, objectOf, objectsOf } from '../json.ts'
import { all, integer, lengthOf, list, optional, type Rule, shape, text, url, violation } from './rule.ts'

const media = shape({ url: url(['http', 'https', 'attachment']) })

const timestamp: Rule = (value) =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value))
    ? []
    : violation('DATE_TIME_TYPE_PARSE', `Could not parse ${value}. Should be ISO8601.`)

/** Discord trims before it measures, so blank is as bad as absent. */
const notBlank = (max: number): Rule =>
  all(text({ max }), (value) =>
    typeof value === 'string' && value.trim() === '' ? violation('BASE_TYPE_REQUIRED', 'This field is required') : [],
  )

const field = shape({ name: notBlank(256), value: notBlank(1_024) })

export const embed: Rule = shape({
  title: optional(text({ max: 256 })),
  description: optional(text({ max: 4_096 })),
  url: optional(url(['http', 'https'])),
  color: optional(integer({ min: 0, max: 0xffffff })),
  timestamp: optional(timestamp),
  footer: optional(shape({ text: text({ max: 2_048 }) })),
  author: optional(shape({ name: text({ max: 256 }) })),
  image: optional(media),
  thumbnail: optional(media),
  fields: optional(list({ max: 25 }, field)),
})

const largestSum = 6_000

/** All embeds of a message share one budget of characters. */
export const embedBudget: Rule = (value) =>
  objectsOf(value).reduce((sum, item) => sum + sizeOf(item), 0) > largestSum
    ? violation('MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${largestSum}`)
    : []

function sizeOf(item: JsonObject): number {
  const fields = objectsOf(item.fields).flatMap(({ name, value }) => [name, value])
  const texts = [item.title, item.description, objectOf(item.footer).text, objectOf(item.author).name, ...fields]
  return texts.reduce<number>((sum, part) => sum + lengthOf(part), 0)
}
