import type { Platform } from '../platform/platform.ts'
import { found } from '../refusal.ts'
import type { LoggedRequest } from '../rest/request-log.ts'
import type { Choice } from '../world/command.ts'
import { type Answer, type Interaction, originalOf } from '../world/interaction.ts'
import { isThinking } from '../world/message.ts'
import { type OpenedModal, openedModal } from './opened-modal.ts'
import { type SeenMessage, see } from './sight.ts'

/** What a person did, and what the bot makes of it. Every wait fails by itself, with the latest requests in its message. */
export interface Exchange {
  readonly id: string
  readonly token: string
  /** How the bot has answered so far. */
  state(): Answer['kind']
  /** The first answer of whatever kind. */
  acknowledged(): Promise<Answer['kind']>
  /** The message it answers with, or updates, once there is something to read in it: a deferral is waited out. */
  reply(): Promise<SeenMessage>
  /** The reply, as soon as it is like this; asked again after every edit. */
  until(predicate: (message: SeenMessage) => boolean): Promise<SeenMessage>
  /** The messages after the reply, once there are so many. */
  followUps(count?: number): Promise<readonly SeenMessage[]>
  modal(): Promise<OpenedModal>
  /** What autocomplete offers. */
  choices(): Promise<readonly Choice[]>
  /** Answered, not thinking any more, and no request of this interaction under way. */
  settled(): Promise<Settled>
  /** The reply as it is, null when there is none or it was deleted. */
  message(): SeenMessage | null
  /** The latest of the reply and its follow-ups. */
  lastMessage(): SeenMessage | null
  /** The bot's requests that carried this interaction's token. */
  requests(): readonly LoggedRequest[]
}

export interface Settled {
  readonly kind: Answer['kind']
  readonly message: SeenMessage | null
  readonly modal: OpenedModal | null
  readonly choices: readonly Choice[]
}

export function createExchange(platform: Platform, { id, token, title }: Interaction): Exchange {
  const { world, changes, log } = platform
  const current = (): Interaction => found(world.interactions.get(id), 'unknown-interaction')
  const seen = (messageId: string | null | undefined): SeenMessage | null => {
    const message = world.messages.get(messageId ?? '')
    return message ? see(message) : null
  }
  const readable = (): SeenMessage | null => {
    const { answer } = current()
    refuseKinds(title, answer, ['modal', 'choices'])
    const message = answer.kind === 'replied' || answer.kind === 'updated' ? seen(answer.messageId) : null
    return message && !isThinking(message) ? message : null
  }
  const requests = (): readonly LoggedRequest[] => log.select().filter(({ path }) => path.includes(`/${token}`))
  const isSettled = (): boolean =>
    !unsettled.includes(current().answer.kind) && requests().every(({ status }) => status !== null)
  return {
    id,
    token,
    requests,
    state: () => current().answer.kind,
    acknowledged: () =>
      changes.until(`an answer to ${title}`, () => current().answer.kind !== 'pending' && current().answer.kind),
    reply: () => changes.until(`a reply to ${title}`, readable),
    until: (predicate) =>
      changes.until(`the reply to ${title} that is wanted`, () => {
        const message = readable()
        return message && predicate(message) ? message : null
      }),
    followUps: (count = 1) =>
      changes.until(`${count} follow-ups to ${title}`, () => {
        const messages = current()
          .followUps.map(seen)
          .filter((message) => message !== null)
        return messages.length >= count && messages
      }),
    modal: () => changes.until(`a modal in answer to ${title}`, () => modalOf(title, current())),
    choices: () => changes.until(`choices for ${title}`, () => choicesOf(title, current())),
    settled: () => changes.until(`the end of ${title}`, () => isSettled() && settledState(current(), seen)),
    message: () => seen(originalOf(current())),
    lastMessage: () => seen(current().followUps.at(-1) ?? originalOf(current())),
  }
}

const unsettled: readonly Answer['kind'][] = ['pending', 'deferred']

function settledState(interaction: Interaction, seen: (id: string | null) => SeenMessage | null): Settled {
  const { answer } = interaction
  return {
    kind: answer.kind,
    message: seen(originalOf(interaction)),
    modal: answer.kind === 'modal' ? openedModal(interaction, answer.modal) : null,
    choices: answer.kind === 'choices' ? answer.choices : [],
  }
}

function modalOf(title: string, interaction: Interaction): OpenedModal | null {
  const { answer } = interaction
  if (answer.kind === 'modal') return openedModal(interaction, answer.modal)
  refuseKinds(title, answer, ['replied', 'deferred', 'updated', 'update-deferred', 'choices'])
  return null
}

function choicesOf(title: string, { answer }: Interaction): readonly Choice[] | null {
  if (answer.kind === 'choices') return answer.choices
  refuseKinds(title, answer, ['replied', 'deferred', 'updated', 'update-deferred', 'modal'])
  return null
}

/** An answer of another kind cannot become the one that is waited for, so nobody needs to wait longer. */
function refuseKinds(title: string, { kind }: Answer, kinds: readonly Answer['kind'][]): void {
  if (kinds.includes(kind)) throw new Error(`${title} was answered in another way: ${kind}.`)
}
