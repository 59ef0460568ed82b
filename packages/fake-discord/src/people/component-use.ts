import { ButtonStyle, ComponentType } from 'discord-api-types/v10'
import type { JsonObject } from '../json.ts'
import { found } from '../refusal.ts'
import type { Component } from '../world/component.ts'
import { isEphemeral, type Message } from '../world/message.ts'
import { idOf, type Reference } from '../world/snowflake.ts'
import { whyUnseen } from './availability.ts'
import { ClientRefusal, type Forcing, refuseFirst } from './client-refusal.ts'
import type { Place } from './place.ts'
import { resolve } from './resolved.ts'
import { buttonsOf, selectsOf } from './sight.ts'

/** How a test points at a component: its custom id, what is written on it, or a pattern for either. */
export type ComponentName = string | RegExp

export interface ComponentUse {
  readonly message: Message
  readonly details: JsonObject
}

/** The message as it is by now: a person clicks on what is on the screen, not on what was. */
const onScreen = ({ platform }: Place, reference: Reference): Message =>
  found(platform.world.messages.get(idOf(reference)), 'unknown-message')

export function useButton(
  place: Place,
  reference: Reference,
  { name, force = false }: Forcing & { readonly name: ComponentName },
): ComponentUse {
  const message = onScreen(place, reference)
  const button = pick(buttonsOf(message.components), { name, force, type: ComponentType.Button })
  refuseFirst([whyOutOfReach(place, message), whyNoButton(button)], { force })
  return { message, details: used(button) }
}

interface Selection extends Forcing {
  readonly name: ComponentName
  readonly values: readonly Reference[]
}

export function useSelect(
  place: Place,
  reference: Reference,
  { name, values, force = false }: Selection,
): ComponentUse {
  const message = onScreen(place, reference)
  const select = pick(selectsOf(message.components), { name, force, type: ComponentType.StringSelect })
  const chosen = values.map(idOf)
  refuseFirst([whyOutOfReach(place, message), whyDisabled(select), whyNotOffered(select, chosen)], { force })
  const resolved = select.type === ComponentType.StringSelect ? {} : { resolved: resolve(place, chosen) }
  return { message, details: { ...used(select), values: chosen, ...resolved } }
}

const used = ({ custom_id, type, id }: Component): JsonObject => ({ custom_id, component_type: type, id })

interface Picking extends Forcing {
  readonly name: ComponentName
  readonly type: ComponentType
}

/** By force a custom id need not be on the message at all. */
function pick(components: readonly Component[], { name, force, type }: Picking): Component {
  const fits = (text: string | undefined): boolean =>
    text !== undefined && (typeof name === 'string' ? text === name : name.test(text))
  const match = components.find(({ custom_id, label, placeholder }) => [custom_id, label, placeholder].some(fits))
  if (match) return match
  if (force && typeof name === 'string') return { type, id: 1, custom_id: name }
  const there = components.map(({ custom_id, label, url }) => `"${label ?? custom_id ?? url}"`).join(', ')
  throw new ClientRefusal(`The message has no ${ComponentType[type]} ${name}; it has ${there || 'none'}.`)
}

function whyOutOfReach(place: Place, message: Message): string | null {
  const { platform, user, channel } = place
  if (message.channelId !== channel.id) return `The message is not in #${channel.name}.`
  const owner = platform.world.interactions.get(message.interactionId ?? '')?.userId
  if (isEphemeral(message) && owner !== user.id) return `${user.name} cannot see this ephemeral message.`
  return whyUnseen(place)
}

const whyDisabled = ({ disabled, label, custom_id }: Component): string | null =>
  disabled === true ? `"${label ?? custom_id}" is disabled.` : null

function whyNoButton(button: Component): string | null {
  if (button.style === ButtonStyle.Link) return `"${button.label}" opens a link; the bot does not hear of it.`
  return whyDisabled(button)
}

function whyNotOffered(
  { custom_id, min_values = 1, max_values = 1, options }: Component,
  chosen: readonly string[],
): string | null {
  if (chosen.length < min_values || chosen.length > max_values)
    return `"${custom_id}" takes ${min_values} to ${max_values} values, not ${chosen.length}.`
  const foreign = options ? chosen.find((value) => !options.some((option) => option.value === value)) : undefined
  return foreign === undefined ? null : `"${custom_id}" has no option "${foreign}".`
}
