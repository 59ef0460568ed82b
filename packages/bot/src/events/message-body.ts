import {
  AllowedMentionsTypes,
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIEmbed,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js'
import {
  type ButtonFace,
  type Card,
  fitted,
  type Mentions,
  type Menu,
  type Mood,
  type Reply,
  type TextFile,
} from '../replies/reply.ts'

interface MessageBody {
  readonly content: string
  readonly embeds: APIEmbed[]
  readonly components: APIActionRowComponent<APIButtonComponentWithCustomId | APIStringSelectComponent>[]
  readonly allowed_mentions: { parse: AllowedMentionsTypes[]; roles?: string[] }
  readonly files: readonly { readonly name: string; readonly data: Buffer }[]
}

/** A reply in Discord's words, within its limits, and mentioning nobody it does not mean to. */
export function messageBody(reply: Reply): MessageBody {
  const { text = '', card, menu, buttons = [], file } = fitted(reply)
  return {
    content: text,
    embeds: card === undefined ? [] : [embed(card)],
    components: [
      ...(menu === undefined ? [] : [{ type: ComponentType.ActionRow as const, components: [select(menu)] }]),
      ...buttons.map((row) => ({ type: ComponentType.ActionRow as const, components: row.map(button) })),
    ],
    allowed_mentions: allowedMentions(reply.mentions ?? {}),
    files: file === undefined ? [] : [attachment(file)],
  }
}

const allowedMentions = ({ everyone = false, roles = [] }: Mentions): MessageBody['allowed_mentions'] => ({
  parse: everyone ? [AllowedMentionsTypes.Everyone] : [],
  ...(roles.length === 0 ? {} : { roles: [...roles] }),
})

const colours: Readonly<Record<Mood, number>> = {
  good: 0x2e8b57,
  warning: 0xd9a400,
  bad: 0xc0392b,
  neutral: 0x5865f2,
}

const embed = ({ title, mood, text, fields = [] }: Card): APIEmbed => ({
  title,
  color: colours[mood],
  ...(text === undefined ? {} : { description: text }),
  fields: fields.map((field) => ({ name: field.name, value: field.text, inline: field.isShort === true })),
})

const styles = { primary: ButtonStyle.Primary, secondary: ButtonStyle.Secondary, danger: ButtonStyle.Danger } as const

const button = ({ label, customId, style, isDisabled = false }: ButtonFace): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  label,
  custom_id: customId,
  style: styles[style],
  disabled: isDisabled,
})

const select = ({ customId, placeholder, options, least, most }: Menu): APIStringSelectComponent => ({
  type: ComponentType.StringSelect,
  custom_id: customId,
  placeholder: placeholder.slice(0, 150),
  options: options.map(({ label, value }) => ({ label: label.slice(0, 100), value })),
  min_values: least,
  max_values: most,
})

const attachment = ({ name, text }: TextFile): { name: string; data: Buffer } => ({ name, data: Buffer.from(text) })
