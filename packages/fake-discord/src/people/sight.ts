import { type APIEmbed, ButtonStyle, ComponentType } from 'discord-api-types/v10'
import { type Component, type ComponentOption, everyComponent, selectTypes } from '../world/component.ts'
import { type Attachment, isEphemeral, isThinking, type Message } from '../world/message.ts'

/** A message as a person reads it, at one moment; later edits are another value. */
export interface SeenMessage extends Message {
  /** Everything there is to read: content, embeds and text displays, one piece a line. */
  readonly text: string
  readonly buttons: readonly SeenButton[]
  readonly selects: readonly SeenSelect[]
  readonly files: readonly SeenFile[]
  /** Only the person it answers can see it. */
  readonly ephemeral: boolean
  /** "… is thinking" */
  readonly thinking: boolean
}

export interface SeenButton {
  readonly label: string
  readonly customId: string | null
  readonly url: string | null
  readonly style: ButtonStyle
  readonly disabled: boolean
}

export interface SeenSelect {
  readonly customId: string
  readonly placeholder: string
  readonly options: readonly ComponentOption[]
  readonly disabled: boolean
}

export interface SeenFile extends Attachment {
  /** The content read as UTF-8. */
  readonly text: string
}

export const see = (message: Message): SeenMessage => ({
  ...message,
  text: readingText(message),
  buttons: buttonsOf(message.components).map(seenButton),
  selects: selectsOf(message.components).map(seenSelect),
  files: message.attachments.map((attachment) => ({ ...attachment, text: attachment.content.toString() })),
  ephemeral: isEphemeral(message),
  thinking: isThinking(message),
})

export const buttonsOf = (components: readonly Component[]): readonly Component[] =>
  everyComponent(components).filter(({ type }) => type === ComponentType.Button)

export const selectsOf = (components: readonly Component[]): readonly Component[] =>
  everyComponent(components).filter(({ type }) => selectTypes.includes(type))

export const textDisplaysOf = (components: readonly Component[]): readonly string[] =>
  everyComponent(components)
    .filter(({ type }) => type === ComponentType.TextDisplay)
    .map(({ content }) => content ?? '')

function readingText({ content, embeds, components }: Message): string {
  const pieces = [content, ...embeds.flatMap(embedTexts), ...textDisplaysOf(components)]
  return pieces.filter((piece) => piece !== undefined && piece !== '').join('\n')
}

const embedTexts = ({ author, title, description, fields = [], footer }: APIEmbed): readonly (string | undefined)[] => [
  author?.name,
  title,
  description,
  ...fields.flatMap(({ name, value }) => [name, value]),
  footer?.text,
]

const seenButton = ({ label, custom_id, url, style, disabled }: Component): SeenButton => ({
  label: label ?? '',
  customId: custom_id ?? null,
  url: url ?? null,
  style: style ?? ButtonStyle.Secondary,
  disabled: disabled === true,
})

const seenSelect = ({ custom_id, placeholder, options, disabled }: Component): SeenSelect => ({
  customId: custom_id ?? '',
  placeholder: placeholder ?? '',
  options: options ?? [],
  disabled: disabled === true,
})
