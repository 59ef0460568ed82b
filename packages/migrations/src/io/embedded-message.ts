import type { Socket } from 'node:net'
import { createInterface } from 'node:readline'

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

/** Calls back with every message that comes over a connection, until that ends in whatever way. */
export function hear(socket: Socket, onMessage: (message: Message) => void): void {
  const lines = createInterface({ input: socket })
  lines.on('error', () => {})
  lines.on('line', (line) => {
    const message = decode(line)
    if (message !== null) onMessage(message)
  })
}

function decode(line: string): Message | null {
  try {
    return JSON.parse(line) as Message
  } catch {
    // The keeper died in the middle of it.
    return null
  }
}
