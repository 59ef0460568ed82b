import type { Socket } from 'node:net'
import { join } from 'node:path'

import { ConnectionError } from '../errors.ts'
import { keeperOf, keeperSockets } from './embedded-election.ts'
import { errorOf } from './embedded-fault.ts'
import { hear, type Message } from './embedded-message.ts'
import { connectTo } from './embedded-socket.ts'

/** A connection to the keeper of a server that is ready. */
export interface Attachment {
  /** The keeper's process. */
  readonly keeper: number
  /** Leaves; settles when the keeper has hung up. */
  detach(): Promise<void>
}

interface Waiting {
  readonly onProgress: (line: string) => void
  /** Runs when a keeper has answered, and so counts this process in. */
  readonly onAnswer: () => void
}

/** Attaches to the keeper of a folder and waits until its server is ready; null where there is no keeper. */
export async function attach(folder: string, waiting: Waiting): Promise<Attachment | null> {
  for (const name of keeperSockets(folder)) {
    const socket = await connectTo(join(folder, name))
    if (socket === null) continue
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
    const silence = silenceOf(keeperOf(name), folder)
    const verdict = await verdictOf(socket, silence, waiting)
    if (verdict?.state === 'ready') return attachmentOver(socket, closed, verdict.keeper)
    // A keeper that has failed hangs up when it cannot be met any more: what is tried next is tried afresh.
    await closed
    if (verdict?.state === 'failed') throw errorOf(verdict)
  }
  return null
}

// A keeper speaks at once, or hangs up because another one was elected; then it may be busy for long.
const longestSilence = 30_000

/** The message that ends the wait; null when the keeper hangs up. */
function verdictOf(socket: Socket, silence: Error, { onProgress, onAnswer }: Waiting): Promise<Message | null> {
  return new Promise((resolve, reject) => {
    socket.setTimeout(longestSilence, () => {
      socket.destroy()
      reject(silence)
    })
    socket.on('error', () => {}).once('close', () => resolve(null))
    hear(socket, (message) => {
      socket.setTimeout(0)
      onAnswer()
      if (message.state === 'progress') onProgress(message.line)
      if (message.state === 'ready' || message.state === 'failed') resolve(message)
    })
  })
}

const silenceOf = (keeper: number, folder: string): Error =>
  new ConnectionError(`the keeper of the embedded PostgreSQL in ${folder}, process ${keeper}, does not answer`, {
    hint: `End it: kill -9 ${keeper}`,
  })

function attachmentOver(socket: Socket, closed: Promise<void>, keeper: number): Attachment {
  socket.unref()
  return {
    keeper,
    detach() {
      if (!socket.destroyed) socket.ref().end()
      return closed
    },
  }
}
