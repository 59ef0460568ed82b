/** What a keeper tells those connected to it, a line of JSON each. */
export type Message =
  | { readonly state: 'elected' }
  | { readonly state: 'progress'; readonly line: string }
  | { readonly state: 'ready'; readonly keeper: number }
  | { readonly state: 'leaving' }
  | ({ readonly state: 'failed' } & Failure)

/** An error on its way from the keeper to a process that waits for it. */
export interface Failure {
  readonly code: 'usage' | 'connection'
  readonly message: string
  readonly hint: string | null
}

export const encodeMessage = (message: Message): string => `${JSON.stringify(message)}\n`

/** The message of one line; null for a line cut short by the keeper's death. */
export function decodeMessage(line: string): Message | null {
  try {
    return JSON.parse(line) as Message
  } catch {
    return null
  }
}
