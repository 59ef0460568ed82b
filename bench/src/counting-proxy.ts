import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** What went through to a server. */
export interface Traffic {
  readonly connections: number
  /** Statements that the server says it has completed; a message may hold many. */
  readonly statements: number
  /** Times that the client waited for the server: answers that ended with `ReadyForQuery`, log-ins left out. */
  readonly roundTrips: number
}

export interface CountingProxy {
  /** The database's URL through the proxy. */
  readonly url: string
  readonly traffic: () => Traffic
  close(): Promise<void>
}

/** Stands between a client and the database of a URL, and counts. Without TLS. */
export async function countingProxy(databaseUrl: string): Promise<CountingProxy> {
  const target = new URL(databaseUrl)
  const completed: Tally = new Map()
  const sockets = new Set<Socket>()
  let connections = 0
  const server = createServer((client) => {
    connections += 1
    const upstream = connect(Number(target.port), target.hostname)
    for (const [from, into] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from.setNoDelay(true))
      from.on('error', () => into.destroy()).pipe(into)
    }
    countMessages(upstream, completed)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(databaseUrl)
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    traffic: () => ({
      connections,
      statements: completed.get('C') ?? 0,
      roundTrips: (completed.get('Z') ?? 0) - connections,
    }),
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** How many messages of each letter the server has sent. */
type Tally = Map<string, number>

/** Reads only the heads of messages: a letter, and the length of what follows it. */
function countMessages(server: Socket, tally: Tally): void {
  let head = Buffer.alloc(0)
  let toSkip = 0
  server.on('data', (chunk: Buffer) => {
    let rest = chunk
    while (rest.length > 0) {
      const skipped = Math.min(toSkip, rest.length)
      toSkip -= skipped
      rest = rest.subarray(skipped)
      const taken = Math.min(5 - head.length, rest.length)
      head = Buffer.concat([head, rest.subarray(0, taken)])
      rest = rest.subarray(taken)
      if (head.length < 5) continue
      const letter = String.fromCharCode(head[0] ?? 0)
      tally.set(letter, (tally.get(letter) ?? 0) + 1)
      toSkip = head.readInt32BE(1) - 4
      head = Buffer.alloc(0)
    }
  })
}
