import { ComponentType } from 'discord-api-types/v10'
import { type Component, type ComponentOption, everyComponent } from '../world/component.ts'
import type { Interaction, Modal } from '../world/interaction.ts'
import { textDisplaysOf } from './sight.ts'

/** A modal on a person's screen. */
export interface OpenedModal {
  readonly customId: string
  readonly title: string
  /** The text displays, one a line. */
  readonly text: string
  readonly fields: readonly ModalField[]
  readonly components: readonly Component[]
  /** The interaction it answered. */
  readonly interactionId: string
}

/** One thing to fill in. */
export interface ModalField {
  readonly customId: string
  readonly type: ComponentType
  readonly label: string
  readonly description: string
  readonly placeholder: string
  /** What is already written. */
  readonly value: string
  readonly required: boolean
  readonly options: readonly ComponentOption[]
  readonly minLength: number
  readonly maxLength: number
  readonly minValues: number
  readonly maxValues: number
}

export const openedModal = (interaction: Interaction, { customId, title, components }: Modal): OpenedModal => ({
  customId,
  title,
  text: textDisplaysOf(components).join('\n'),
  fields: components.flatMap(fieldsOf),
  components,
  interactionId: interaction.id,
})

/** A label holds one field; a row of text inputs carries the label inside. */
export function fieldsOf(top: Component): readonly ModalField[] {
  return everyComponent([top])
    .filter(({ custom_id }) => custom_id !== undefined)
    .map((input) => fieldOf(top, input))
}

function fieldOf(top: Component, input: Component): ModalField {
  const required = input.required !== false
  const most = input.type === ComponentType.CheckboxGroup ? (input.options?.length ?? 1) : 1
  return {
    customId: input.custom_id ?? '',
    type: input.type,
    label: top.label ?? input.label ?? '',
    description: top.description ?? '',
    placeholder: input.placeholder ?? '',
    value: input.value ?? '',
    required,
    options: input.options ?? [],
    minLength: input.min_length ?? 0,
    maxLength: input.max_length ?? 4_000,
    minValues: input.min_values ?? (required ? 1 : 0),
    maxValues: input.max_values ?? most,
  }
}
