/** What a button or a modal carries, so that it works after a restart: `v1:migrate:apply:<hash>`. */
export interface CustomId {
  readonly command: string
  readonly action: string
  readonly arguments: readonly string[]
}

const version = 'v1'
/** Discord's. */
const longest = 100

export function customId(command: string, action: string, ...parts: readonly string[]): string {
  const text = [version, command, action, ...parts].join(':')
  if (parts.some((part) => part.includes(':'))) throw new Error(`a part of ${text} holds a colon`)
  if (text.length > longest) throw new Error(`${text} has more than ${longest} characters`)
  return text
}

/** Null for what an earlier or a later program has made. */
export function parseCustomId(text: string): CustomId | null {
  const [made, command, action, ...rest] = text.split(':')
  if (made !== version || command === undefined || action === undefined) return null
  return { command, action, arguments: rest }
}
