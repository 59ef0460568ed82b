import { connect, createServer, type Server, type Socket } from 'node:net'

/** One message of PostgreSQL's protocol on its way through the proxy. */
export interface ProxiedMessage {
  readonly to: 'server' | 'client'
  /** The message's letter; the first message of a connection has none and is called `startup`. */
  readonly type: string
  /** SQL of a query, tag of a completed command; empty for all others. */
  readonly text: string
  /** Connections are numbered from 1. */
  readonly connection: number
}

/**
 * What becomes of a message: `cut` loses it and the connection, `cut-after` delivers it and loses the connection, `half` delivers
 * its first half, `freeze` keeps the connection open and delivers nothing from then on. A number delivers it so many milliseconds later.
 */
export type Fault = 'pass' | 'cut' | 'cut-after' | 'half' | 'freeze' | number

export interface FaultProxy {
  /** The database's URL through the proxy. */
  readonly url: string
  readonly messages: readonly ProxiedMessage[]
  /** Decides on every message from now on. */
  onMessage(rule: (message: ProxiedMessage) => Fault): void
  /** Ends the connections that are open, and takes no further ones. */
  close(): Promise<void>
}

/**
 * Stands between a client and the database of a URL, and loses what a rule tells it to lose. Without TLS. On a port of its own choice
 * unless one is given.
 */
export async function faultProxy(databaseUrl: string, port = 0): Promise<FaultProxy> {
  const target = new URL(databaseUrl)
  const messages: ProxiedMessage[] = []
  const links = new Set<Link>()
  let decide: (message: ProxiedMessage) => Fault = () => 'pass'
  let connections = 0
  const server = createServer((client) => {
    connections += 1
    const link = linkBetween(client, connect(Number(target.port), target.hostname))
    links.add(link)
    const judge = (message: Omit<ProxiedMessage, 'connection'>, connection: number): Fault => {
      const whole = { ...message, connection }
      messages.push(whole)
      return decide(whole)
    }
    const number = connections
    relay({ link, to: 'server', judge: (message) => judge(message, number) })
    relay({ link, to: 'client', judge: (message) => judge(message, number) })
  })
  const url = new URL(databaseUrl)
  url.port = String(await listen(server, port))
  return {
    url: url.href,
    messages,
    onMessage: (rule) => {
      decide = rule
    },
    close: () =>
      new Promise((resolve) => {
        for (const link of links) link.cut()
        server.close(() => resolve())
      }),
  }
}

interface Link {
  readonly client: Socket
  readonly server: Socket
  frozen: boolean
  cut(): void
}

function linkBetween(client: Socket, server: Socket): Link {
  const link: Link = {
    client,
    server,
    frozen: false,
    cut: () => {
      client.destroy()
      server.destroy()
    },
  }
  for (const socket of [client, server]) {
    socket.setNoDelay(true)
    socket.on('error', link.cut)
    socket.on('close', () => {
      if (!link.frozen) link.cut()
    })
  }
  return link
}

interface Relay {
  readonly link: Link
  readonly to: 'server' | 'client'
  readonly judge: (message: Omit<ProxiedMessage, 'connection'>) => Fault
}

function relay({ link, to, judge }: Relay): void {
  const [from, into] = to === 'server' ? [link.client, link.server] : [link.server, link.client]
  let waiting = Buffer.alloc(0)
  // Timers of one length end in the order in which they were set.
  const slowly: Buffer[] = []
  let started = to === 'client'
  from.on('data', (chunk: Buffer) => {
    if (link.frozen) return
    waiting = Buffer.concat([waiting, chunk])
    for (let raw = firstMessage(waiting, started); raw !== null; raw = firstMessage(waiting, started)) {
      waiting = waiting.subarray(raw.length)
      const fault = judge({ to, ...meaningOf(raw, started) })
      started = true
      if (typeof fault === 'number') {
        slowly.push(raw)
        setTimeout(() => into.write(slowly.shift() ?? ''), fault)
        continue
      }
      deliver({ link, into, raw, fault })
      if (fault !== 'pass') return
    }
  })
}

/** The first whole message, or null while some of it is under way. A message of the start has no letter in front. */
function firstMessage(buffer: Buffer, started: boolean): Buffer | null {
  const prefix = started ? 1 : 0
  if (buffer.length < prefix + 4) return null
  const length = buffer.readInt32BE(prefix) + prefix
  return buffer.length < length ? null : buffer.subarray(0, length)
}

function meaningOf(raw: Buffer, started: boolean): Pick<ProxiedMessage, 'type' | 'text'> {
  if (!started) return { type: 'startup', text: '' }
  const type = String.fromCharCode(raw[0] ?? 0)
  const hasText = type === 'Q' || type === 'P' || type === 'C'
  return { type, text: hasText ? raw.toString('utf8', 5).replaceAll('\0', ' ').trim() : '' }
}

interface Delivery {
  readonly link: Link
  readonly into: Socket
  readonly raw: Buffer
  readonly fault: Exclude<Fault, number>
}

function deliver({ link, into, raw, fault }: Delivery): void {
  switch (fault) {
    case 'pass':
      into.write(raw)
      return
    case 'cut':
      link.cut()
      return
    case 'cut-after':
      // Written, and given the moment that the other side needs to read it.
      into.write(raw, () => setTimeout(link.cut, 20))
      return
    case 'half':
      into.write(raw.subarray(0, raw.length / 2), link.cut)
      return
    case 'freeze':
      link.frozen = true
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
}
