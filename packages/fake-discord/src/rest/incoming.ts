import type { IncomingMessage } from 'node:http'
import type { Method } from './route.ts'
import type { Upload } from './upload.ts'

/** A request as the bot meant it. */
export interface Incoming {
  readonly method: Method
  /** Without `/api/v10`; null when the request was not for that version. */
  readonly path: string | null
  readonly rawPath: string
  readonly query: URLSearchParams
  readonly body: unknown
  readonly files: readonly Upload[]
  readonly authorization: string | undefined
  /** What the guild's audit log shall say. */
  readonly reason: string | null
}

const prefix = '/api/v10'

export async function readIncoming(request: IncomingMessage): Promise<Incoming> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://loopback')
  const rawPath = decodeURIComponent(pathname)
  const reason = request.headers['x-audit-log-reason']
  return {
    method: request.method as Method,
    path: rawPath.startsWith(`${prefix}/`) ? rawPath.slice(prefix.length) : null,
    rawPath,
    query: searchParams,
    authorization: request.headers.authorization,
    reason: typeof reason === 'string' ? decodeURIComponent(reason) : null,
    ...(await readBody(request)),
  }
}

async function readBody(request: IncomingMessage): Promise<Pick<Incoming, 'body' | 'files'>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const raw = Buffer.concat(chunks)
  const contentType = request.headers['content-type'] ?? ''
  if (contentType.startsWith('multipart/form-data')) return readForm(raw, contentType)
  return { body: raw.length > 0 ? parse(raw.toString()) : undefined, files: [] }
}

async function readForm(raw: Buffer, contentType: string): Promise<Pick<Incoming, 'body' | 'files'>> {
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': contentType } }).formData()
  const payload = form.get('payload_json')
  const uploads = [...form.entries()].map(async ([field, value]): Promise<Upload | null> => {
    if (typeof value === 'string') return null
    return { field, name: value.name, contentType: value.type, content: Buffer.from(await value.arrayBuffer()) }
  })
  const files = (await Promise.all(uploads)).filter((upload) => upload !== null)
  return { body: typeof payload === 'string' ? parse(payload) : {}, files }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
