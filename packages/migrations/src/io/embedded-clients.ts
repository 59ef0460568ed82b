import type { Socket } from 'node:net'

import { encodeMessage, type Message } from './embedded-message.ts'

/** Those who use a keeper's server, each through a connection that breaks when their process ends, however it ends. */
export interface Clients {
  admit(socket: Socket): void
  /** Counts one in who is connected in another way; the function returned counts it out. */
  hold(): () => void
  /** Tells all who are there, and all who come later. */
  tell(message: Message): void
  /** Settles in the moment, not before this call, in which nobody has been there for the time to linger. */
  noneLeft(): Promise<void>
  /** Tells those who come from here on only that it is too late. */
  turnAway(): void
  /** Hangs up. */
  dismiss(): void
}

export function gatherClients(lingerSeconds: number): Clients {
  const sockets = new Set<Socket>()
  let count = 0
  let told = ''
  let settle: (() => void) | null = null
  let timer: NodeJS.Timeout | undefined

  const recount = (change: 1 | -1): void => {
    count += change
    lingerIfEmpty()
  }
  const lingerIfEmpty = (): void => {
    clearTimeout(timer)
    if (count === 0 && settle !== null) timer = setTimeout(settle, lingerSeconds * 1000)
  }
  const hold = (): (() => void) => {
    recount(1)
    let held = true
    return () => {
      if (held) recount(-1)
      held = false
    }
  }

  return {
    hold,
    admit(socket) {
      const leave = hold()
      sockets.add(socket)
      socket.write(told)
      // Who says goodbye hears back when the server is gone, or at once when it stays.
      socket.once('end', () => {
        leave()
        if (count > 0 || lingerSeconds > 0) socket.end()
      })
      socket.once('close', () => {
        leave()
        sockets.delete(socket)
      })
      socket.on('error', () => {}).resume()
    },
    tell(message) {
      told += encodeMessage(message)
      for (const socket of sockets) socket.write(encodeMessage(message))
    },
    noneLeft() {
      return new Promise((resolve) => {
        settle = resolve
        lingerIfEmpty()
      })
    },
    turnAway() {
      told = encodeMessage({ state: 'leaving' })
    },
    dismiss() {
      for (const socket of sockets) socket.end()
    },
  }
}
