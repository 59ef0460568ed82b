/** What the bot answers, before anything of Discord is known. */
export interface Reply {
  readonly text?: string
  readonly card?: Card
  /** Rows of buttons. */
  readonly buttons?: readonly (readonly ButtonFace[])[]
  /** Stands above the buttons. */
  readonly menu?: Menu
  readonly file?: TextFile
  /** For everybody in the channel; otherwise only who asked sees it. */
  readonly isShared?: boolean
  /** Whom the text may mention; nobody, unless it is said here. */
  readonly mentions?: Mentions
}

export interface Mentions {
  readonly everyone?: boolean
  /** Ids. */
  readonly roles?: readonly string[]
}

/** A framed text with a colour. */
export interface Card {
  readonly title: string
  readonly mood: Mood
  readonly text?: string
  readonly fields?: readonly CardField[]
}

export type Mood = 'good' | 'warning' | 'bad' | 'neutral'

export interface CardField {
  readonly name: string
  readonly text: string
  readonly isShort?: boolean
}

export interface ButtonFace {
  readonly label: string
  readonly customId: string
  readonly style: 'primary' | 'secondary' | 'danger'
  readonly isDisabled?: boolean
}

/** A list to choose from. */
export interface Menu {
  readonly customId: string
  readonly placeholder: string
  /** At most 25. */
  readonly options: readonly { readonly label: string; readonly value: string }[]
  readonly least: number
  readonly most: number
}

export interface TextFile {
  readonly name: string
  readonly text: string
}

/** Discord takes 2,000 characters; what is cut says so in the rest. */
const longestText = 1_900
const longestField = 1_024
const longestCard = 5_800

/** The same reply within Discord's limits: what is too long goes whole into a file, and its beginning stays. */
export function fitted(reply: Reply): Reply {
  const { card, ...rest } = reply
  if (card !== undefined && !cardFits(card)) return fitted({ ...rest, text: textOf(reply, card) })
  const { text = '' } = reply
  if (text.length <= longestText) return reply
  const file = reply.file ?? { name: 'answer.txt', text }
  const whole = file.text === text ? file : { ...file, text: `${text}\n\n${file.text}` }
  return { ...reply, text: `${beginning(text)}\n… The whole answer is in the file.`, file: whole }
}

function cardFits({ title, text = '', fields = [] }: Card): boolean {
  const sizes = [title.length, text.length, ...fields.map((field) => field.name.length + field.text.length)]
  const isWhole = sizes.reduce((sum, size) => sum + size, 0) <= longestCard
  return isWhole && text.length <= 4_096 && fields.length <= 25 && fields.every(fieldFits)
}

const fieldFits = ({ name, text }: CardField): boolean =>
  name.length > 0 && name.length <= 256 && text.length > 0 && text.length <= longestField

function textOf({ text = '' }: Reply, card: Card): string {
  const fields = (card.fields ?? []).map((field) => `**${field.name}**\n${field.text}`)
  return [text, `**${card.title}**`, card.text ?? '', ...fields].filter((part) => part !== '').join('\n')
}

/** Whole lines, as many as leave room for the sentence below them. */
function beginning(text: string): string {
  const cut = text.slice(0, longestText - 100)
  const line = cut.lastIndexOf('\n')
  const whole = line > 0 ? cut.slice(0, line) : cut
  // An open code block would swallow what follows it.
  return (whole.match(/```/g)?.length ?? 0) % 2 === 0 ? whole : `${whole}\n\`\`\``
}
