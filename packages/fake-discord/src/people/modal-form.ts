import { ComponentType } from 'discord-api-types/v10'
import type { JsonObject } from '../json.ts'
import type { Component } from '../world/component.ts'
import { idOf, type Reference } from '../world/snowflake.ts'
import { ClientRefusal, type Forcing, refuseFirst } from './client-refusal.ts'
import { fieldsOf, type ModalField, type OpenedModal } from './opened-modal.ts'
import { type PickedFile, pickFile } from './option-value.ts'
import type { Place } from './place.ts'
import { resolve } from './resolved.ts'

/** What a person enters in one field: text, a switch, one or several choices, files. */
export type FieldValue = string | boolean | Reference | PickedFile | readonly (Reference | PickedFile)[]

/** By custom id or label; a field that is left out keeps what is written in it. */
export type FieldValues = Readonly<Record<string, FieldValue>>

interface Filling extends Forcing {
  readonly place: Place
  readonly values: FieldValues
}

/** What the client sends for a modal that was filled in. */
export function fillModal(modal: Pick<OpenedModal, 'customId' | 'components'>, filling: Filling): JsonObject {
  const fields = modal.components.flatMap(fieldsOf)
  const unknown = Object.keys(filling.values).find(
    (key) => !fields.some(({ customId, label }) => key === customId || key === label),
  )
  if (unknown !== undefined && !filling.force) throw new ClientRefusal(`The modal has no field "${unknown}".`)
  const ids: string[] = []
  const components = modal.components.map((top) => fillTop(top, { ...filling, ids }))
  return { custom_id: modal.customId, components, resolved: resolve(filling.place, ids) }
}

interface Collecting extends Filling {
  /** Collects what `resolved` has to explain. */
  readonly ids: string[]
}

function fillTop(top: Component, filling: Collecting): JsonObject {
  const { type, id, component, components } = top
  const inner = (child: Component): JsonObject => fillField(child, fieldsOf(top), filling)
  if (component) return { type, id, component: inner(component) }
  return components ? { type, id, components: components.map(inner) } : { type, id }
}

function fillField(
  input: Component,
  fields: readonly ModalField[],
  { place, values, force = false, ids }: Collecting,
): JsonObject {
  const field = fields.find(({ customId }) => customId === input.custom_id)
  if (!field) return { type: input.type, id: input.id }
  const entered = values[field.customId] ?? values[field.label]
  const named = { type: input.type, id: input.id, custom_id: field.customId }
  if (input.type === ComponentType.Checkbox)
    return { ...named, value: entered === undefined ? input.default === true : entered === true }
  if (input.type === ComponentType.TextInput) {
    const text = entered === undefined ? field.value : String(entered)
    refuseFirst([whyNotText(field, text)], { force })
    return { ...named, value: text }
  }
  const chosen = entered === undefined ? preselected(field) : choicesOf(place, entered)
  refuseFirst([whyNotChosen(field, chosen)], { force })
  if (input.type === ComponentType.RadioGroup) return { ...named, value: chosen[0] ?? null }
  ids.push(...chosen)
  return { ...named, values: chosen }
}

const preselected = ({ options }: ModalField): readonly string[] =>
  options.filter((option) => option.default === true).map(({ value }) => value)

function choicesOf(place: Place, entered: FieldValue): readonly string[] {
  const list = (Array.isArray(entered) ? entered : [entered]) as readonly (Reference | PickedFile)[]
  return list.map((item) => (typeof item === 'object' && 'content' in item ? pickFile(place, item) : idOf(item)))
}

function whyNotText({ label, required, minLength, maxLength }: ModalField, text: string): string | null {
  const { length } = [...text]
  if (required && length === 0) return `The field "${label}" is required.`
  const tooShort = length > 0 && length < minLength
  return tooShort || length > maxLength
    ? `The field "${label}" takes ${minLength} to ${maxLength} characters, not ${length}.`
    : null
}

function whyNotChosen(
  { label, required, options, minValues, maxValues }: ModalField,
  chosen: readonly string[],
): string | null {
  if (chosen.length === 0) return required ? `The field "${label}" is required.` : null
  if (chosen.length < minValues || chosen.length > maxValues)
    return `The field "${label}" takes ${minValues} to ${maxValues} choices, not ${chosen.length}.`
  const foreign =
    options.length > 0 ? chosen.find((value) => !options.some((option) => option.value === value)) : undefined
  return foreign === undefined ? null : `The field "${label}" has no option "${foreign}".`
}
