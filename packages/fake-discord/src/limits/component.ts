import { ButtonStyle, ComponentType } from 'discord-api-types/v10'
import { type JsonObject, objectOf, objectsOf, textOf } from '../json.ts'
import {
  all,
  anything,
  byType,
  distinct,
  lengthOf,
  list,
  optional,
  type Rule,
  required,
  shape,
  text,
  url,
  type Violation,
  violation,
} from './rule.ts'
import { entitySelect, stringSelect } from './select.ts'

const media = shape({ url: url(['http', 'https', 'attachment']) })

const buttonLook: Rule = (value) => {
  const { style, label, emoji, url: target, custom_id } = objectOf(value)
  if (style === ButtonStyle.Premium) return []
  if (!label && !emoji) return violation('BUTTON_COMPONENT_INVALID_EMPTY', 'A label or emoji is required')
  if (style === ButtonStyle.Link) {
    if (custom_id)
      return violation(
        'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
        'A custom id and url cannot both be specified',
      )
    return target ? [] : violation('BASE_TYPE_REQUIRED', 'This field is required', ['url'])
  }
  return custom_id ? [] : violation('BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required', ['custom_id'])
}

const button: Rule = all(
  shape({
    label: optional(text({ max: 80 })),
    custom_id: optional(text({ min: 1, max: 100 })),
    url: optional(url(['http', 'https', 'discord'], 512)),
  }),
  buttonLook,
)

const rowWidth: Rule = (value) => {
  const inside = objectsOf(objectOf(value).components)
  const holdsSelect = inside.some(({ type }) => type !== ComponentType.Button)
  return holdsSelect && inside.length > 1
    ? violation('COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The specified component exceeds the maximum width', [
        'components',
        1,
      ])
    : []
}

const rowChild = byType({
  [ComponentType.Button]: button,
  [ComponentType.StringSelect]: stringSelect,
  [ComponentType.UserSelect]: entitySelect,
  [ComponentType.RoleSelect]: entitySelect,
  [ComponentType.MentionableSelect]: entitySelect,
  [ComponentType.ChannelSelect]: entitySelect,
})

const actionRow: Rule = all(shape({ components: list({ min: 1, max: 5 }, rowChild) }), rowWidth)

export const textDisplay: Rule = shape({ content: text({ min: 1, max: 4_000 }) })

const thumbnail: Rule = shape({ media, description: optional(text({ max: 1_024 })) })

const section: Rule = shape({
  components: list({ min: 1, max: 3 }, byType({ [ComponentType.TextDisplay]: textDisplay })),
  accessory: required(byType({ [ComponentType.Button]: button, [ComponentType.Thumbnail]: thumbnail })),
})

const blocks: Readonly<Record<number, Rule>> = {
  [ComponentType.ActionRow]: actionRow,
  [ComponentType.Section]: section,
  [ComponentType.TextDisplay]: textDisplay,
  [ComponentType.MediaGallery]: shape({
    items: list({ min: 1, max: 10 }, shape({ media, description: optional(text({ max: 1_024 })) })),
  }),
  [ComponentType.File]: shape({ file: shape({ url: url(['attachment']) }) }),
  [ComponentType.Separator]: anything,
}

const container: Rule = shape({ components: list({ min: 1, max: 40 }, byType(blocks)) })

interface Located {
  readonly component: JsonObject
  readonly path: Violation['path']
}

/** Every component of a tree with the place where it stands. */
const locate = (value: unknown, path: Violation['path'] = []): readonly Located[] =>
  objectsOf(value).flatMap((component, index) => [
    { component, path: [...path, index] },
    ...locate(component.components, [...path, index, 'components']),
    ...(component.accessory ? [{ component: objectOf(component.accessory), path: [...path, index, 'accessory'] }] : []),
  ])

const distinctIds: Rule = (value) =>
  distinct<Located>(
    ({ component }) => textOf(component.custom_id),
    ({ path }) =>
      violation('COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated', [...path, 'custom_id']),
  )(locate(value))

const layoutSize: Rule = (value) => {
  const components = locate(value).map(({ component }) => component)
  const shown = components
    .filter(({ type }) => type === ComponentType.TextDisplay)
    .reduce((sum, { content }) => sum + lengthOf(content), 0)
  if (components.length > 40) return violation('BASE_TYPE_MAX_LENGTH', 'Must be 40 or fewer in length.')
  return shown > 4_000
    ? violation('COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', 'Displayable text size exceeds maximum size of 4000')
    : []
}

/** Components under a message's content and embeds: rows of buttons and selects. */
export const rows: Rule = all(list({ max: 5 }, byType({ [ComponentType.ActionRow]: actionRow })), distinctIds)

/** Components that are the message: the flag IS_COMPONENTS_V2. */
export const layout: Rule = all(
  list({ max: 40 }, byType({ ...blocks, [ComponentType.Container]: container })),
  distinctIds,
  layoutSize,
)
