import { readdirSync, rmSync } from 'node:fs'
import type { Socket } from 'node:net'
import { join } from 'node:path'

import { hear } from './embedded-message.ts'
import { connectTo, listenAt } from './embedded-socket.ts'

/** A keeper's place in the election for one folder: the socket at which it listens. */
export interface Candidate {
  readonly name: string
  /** From here on nobody finds it. */
  withdraw(): void
}

/** The sockets of all keepers of a folder, the oldest first; a dead keeper may have left its own. */
export const keeperSockets = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => socketName.test(name))
    .sort()

const socketName = /^keeper-[0-9a-z]+-(\d+)\.sock$/

/** The process that made a socket. */
export const keeperOf = (name: string): number => Number(socketName.exec(name)?.[1])

/** Takes part in the election. The socket is there before anything else of the keeper's is, and until its server is gone. */
export async function stand(folder: string, welcome: (socket: Socket) => void): Promise<Candidate> {
  const name = `keeper-${Date.now().toString(36)}-${process.pid}.sock`
  return { name, withdraw: await listenAt(join(folder, name), welcome) }
}

/**
 * Whether this candidate is to keep the server; no two candidates of a folder both are.
 * Of two candidates that see each other the older goes on, unless the younger was chosen before the older came.
 * A listening socket is the one lock that a process of Node gives back however it ends.
 */
export async function isElected(folder: string, candidate: string): Promise<boolean> {
  for (const name of keeperSockets(folder)) {
    if (name === candidate) continue
    const socket = await connectTo(join(folder, name))
    if (socket === null) {
      rmSync(join(folder, name), { force: true })
      continue
    }
    const chosen = name < candidate || (await hearsElected(socket))
    socket.destroy()
    if (chosen) return false
  }
  return true
}

function hearsElected(socket: Socket): Promise<boolean> {
  return new Promise((resolve) => {
    socket.once('close', () => resolve(false)).on('error', () => {})
    hear(socket, ({ state }) => {
      if (state === 'elected') resolve(true)
    })
  })
}
