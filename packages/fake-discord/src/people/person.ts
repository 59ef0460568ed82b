import { InteractionType } from 'discord-api-types/v10'
import type { JsonObject } from '../json.ts'
import { channelNamed } from '../platform/access.ts'
import { startInteraction } from '../platform/interactions.ts'
import { decodeMessage } from '../platform/message-body.ts'
import { postMessage, removeMessage } from '../platform/messages.ts'
import { reopenThread } from '../platform/threads.ts'
import { found } from '../refusal.ts'
import type { Channel } from '../world/channel.ts'
import { idOf, type Reference } from '../world/snowflake.ts'
import type { User } from '../world/user.ts'
import { whyNotTheirs, whySilent } from './availability.ts'
import { type Forcing, refuseFirst } from './client-refusal.ts'
import { type OptionValues, typeCommand } from './command-line.ts'
import { type ComponentName, type ComponentUse, useButton, useSelect } from './component-use.ts'
import { createExchange, type Exchange } from './exchange.ts'
import { pickFromMenu } from './menu.ts'
import { type FieldValues, fillModal } from './modal-form.ts'
import type { OpenedModal } from './opened-modal.ts'
import type { PickedFile } from './option-value.ts'
import type { Place } from './place.ts'
import { type SeenMessage, see } from './sight.ts'

/** A person with a Discord client, in one channel. What the client would not send is a `ClientRefusal`. */
export interface Person {
  readonly user: User
  readonly channel: Channel
  /** `slash('config set', { key: 'system.language', value: 'nl' })` */
  slash(line: string, values?: OptionValues, options?: Forcing): Exchange
  /** Types into an option, the last one given unless `focused` names another. */
  autocomplete(line: string, values: OptionValues, options?: Forcing & { readonly focused?: string }): Exchange
  /** A command from the menu on a message or a user. */
  menu(name: string, target: Reference, options?: Forcing): Exchange
  click(message: Reference, button: ComponentName, options?: Forcing): Exchange
  select(message: Reference, menu: ComponentName, values: readonly Reference[], options?: Forcing): Exchange
  /** Sends a modal; fields are named by custom id or label. */
  submit(modal: OpenedModal, values: FieldValues, options?: Forcing): Exchange
  say(content: string, options?: Forcing & SayOptions): SeenMessage
  /** Deletes a message: one's own, or as a moderator anybody's. */
  remove(message: Reference, options?: Forcing): void
  /** The same person in another channel. */
  in(channel: Reference): Person
}

export interface SayOptions {
  readonly replyTo?: Reference
  readonly files?: readonly PickedFile[]
}

export function createPerson(place: Place): Person {
  const { platform, user, channel, locale } = place
  const start = (type: InteractionType, title: string, details: JsonObject, sourceMessageId: string | null = null) =>
    createExchange(
      platform,
      startInteraction(platform, { type, title, user, channel: here(place), locale, details, sourceMessageId }),
    )
  const use = ({ message, details }: ComponentUse, name: ComponentName): Exchange =>
    start(InteractionType.MessageComponent, `${user.name} using "${name}"`, details, message.id)
  return {
    user,
    channel,
    slash: (line, values = {}, options = {}) =>
      start(InteractionType.ApplicationCommand, `/${line}`, typeCommand(current(place), { line, values, ...options })),
    autocomplete: (line, values, { focused = Object.keys(values).at(-1) ?? '', ...options } = {}) => {
      const details = typeCommand(current(place), { line, values, focused, ...options })
      return start(InteractionType.ApplicationCommandAutocomplete, `"${focused}" of /${line}`, details)
    },
    menu: (name, target, options = {}) =>
      start(
        InteractionType.ApplicationCommand,
        `the menu "${name}"`,
        pickFromMenu(current(place), name, { target, ...options }),
      ),
    click: (message, name, options = {}) => use(useButton(current(place), message, { name, ...options }), name),
    select: (message, name, values, options = {}) =>
      use(useSelect(current(place), message, { name, values, ...options }), name),
    submit: (modal, values, options = {}) => {
      const details = fillModal(modal, { place: current(place), values, ...options })
      const opener = platform.world.interactions.get(modal.interactionId)
      return start(InteractionType.ModalSubmit, `the modal "${modal.title}"`, details, opener?.sourceMessageId)
    },
    say: (content, options = {}) => say(current(place), content, options),
    remove: (reference, options = {}) => {
      const message = found(platform.world.messages.get(idOf(reference)), 'unknown-message')
      refuseFirst([whyNotTheirs(current(place), message)], options)
      removeMessage(platform, message)
    },
    in: (other) => createPerson({ ...place, channel: channelNamed(platform, idOf(other)) }),
  }
}

/** The channel as it is by now. */
const here = ({ platform, channel }: Place): Channel => channelNamed(platform, channel.id)

const current = (place: Place): Place => ({ ...place, channel: here(place) })

function say(place: Place, content: string, { replyTo, files = [], force = false }: Forcing & SayOptions): SeenMessage {
  const { platform, user, channel } = place
  const tooLong = [...content].length > 2_000 ? 'A message has at most 2,000 characters.' : null
  refuseFirst([whySilent(place), tooLong], { force })
  if (channel.thread?.archived) reopenThread(platform, channel)
  const uploads = files.map(({ name, content: data, contentType }, index) => ({
    field: `files[${index}]`,
    name,
    contentType: contentType ?? 'application/octet-stream',
    content: Buffer.from(data),
  }))
  const reference = replyTo === undefined ? {} : { message_reference: { message_id: idOf(replyTo) } }
  const body = decodeMessage({ content, ...reference })
  const message = postMessage(platform, { channel: here(place), author: user, body, files: uploads })
  return see(message)
}
