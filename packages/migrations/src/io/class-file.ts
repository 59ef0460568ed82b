import { type Runtime, Session } from 'node:inspector'
import { fileURLToPath } from 'node:url'

/** Where the inspector finds the class that it is asked about. */
const place = 'retort: the class in question'

/** The files that classes stand in, which the engine alone knows; null for a class that stands in none. */
export function filesOfClasses(classes: readonly unknown[]): readonly (string | null)[] {
  const session = new Session()
  const urls = new Map<string, string>()
  session.connect()
  session.on('Debugger.scriptParsed', ({ params: { scriptId, url } }) => urls.set(scriptId, url))
  try {
    session.post('Debugger.enable')
    return classes.map((each) => pathOf(urls.get(scriptOf(session, each) ?? '') ?? ''))
  } finally {
    Reflect.deleteProperty(globalThis, place)
    session.disconnect()
  }
}

function scriptOf(session: Session, value: unknown): string | null {
  Reflect.set(globalThis, place, value)
  let location: Runtime.RemoteObject | undefined
  // A session of the process's own answers before `post` returns.
  session.post('Runtime.evaluate', { expression: `globalThis[${JSON.stringify(place)}]` }, (_error, { result }) => {
    if (result.objectId === undefined) return
    session.post('Runtime.getProperties', { objectId: result.objectId }, (_failure, { internalProperties = [] }) => {
      location = internalProperties.find(({ name }) => name === '[[FunctionLocation]]')?.value
    })
  })
  const { scriptId } = (location?.value ?? {}) as { scriptId?: string }
  return scriptId ?? null
}

function pathOf(url: string): string | null {
  if (url.startsWith('file:')) return fileURLToPath(url)
  return url.startsWith('/') || /^[A-Z]:\\/i.test(url) ? url : null
}
