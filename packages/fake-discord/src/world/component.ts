import { ComponentType } from 'discord-api-types/v10'
import { type JsonObject, objectsOf } from '../json.ts'

/** Any component of a message or a modal, as the bot wrote it. */
export interface Component {
  readonly type: ComponentType
  readonly id: number
  readonly custom_id?: string
  readonly label?: string
  readonly description?: string
  readonly style?: number
  readonly url?: string
  readonly disabled?: boolean
  readonly placeholder?: string
  readonly content?: string
  readonly options?: readonly ComponentOption[]
  readonly channel_types?: readonly number[]
  readonly min_values?: number
  readonly max_values?: number
  readonly min_length?: number
  readonly max_length?: number
  readonly required?: boolean
  readonly value?: string
  readonly default?: boolean
  readonly components?: readonly Component[]
  readonly component?: Component
  readonly accessory?: Component
}

export interface ComponentOption {
  readonly label: string
  readonly value: string
  readonly description?: string
  readonly default?: boolean
}

export const selectTypes: readonly ComponentType[] = [
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
]

const inside = (component: Component): readonly Component[] => [
  ...(component.components ?? []),
  ...(component.component ? [component.component] : []),
  ...(component.accessory ? [component.accessory] : []),
]

/** A tree of components as one list, in reading order. */
export const everyComponent = (components: readonly Component[]): readonly Component[] =>
  components.flatMap((component) => [component, ...everyComponent(inside(component))])

/** Reads a body that the limits have passed, and numbers its components as Discord does. */
export function decodeComponents(body: unknown): readonly Component[] {
  let next = 1
  const decode = (raw: JsonObject): Component => {
    const id = typeof raw.id === 'number' && raw.id > 0 ? raw.id : next++
    const numbered = {
      ...raw,
      id,
      ...(raw.components ? { components: objectsOf(raw.components).map(decode) } : {}),
      ...(raw.component ? { component: decode(raw.component as JsonObject) } : {}),
      ...(raw.accessory ? { accessory: decode(raw.accessory as JsonObject) } : {}),
    }
    return numbered as unknown as Component
  }
  return objectsOf(body).map(decode)
}
