export type Fact = string | number | boolean | null | undefined | readonly string[]

/** Writes what happens, one line an event: time, level, event, facts. */
export interface Log {
  info(event: string, facts?: Facts): void
  warn(event: string, facts?: Facts): void
  error(event: string, facts?: Facts): void
}

export type Facts = Readonly<Record<string, Fact>>

export interface LogOptions {
  readonly write: (line: string) => void
  readonly now: () => Date
  /** Texts that no line may hold, such as the token and the password of the database. */
  readonly secrets: readonly string[]
}

export function createLog({ write, now, secrets }: LogOptions): Log {
  const redact = redactor(secrets)
  const at =
    (level: 'info' | 'warn' | 'error') =>
    (event: string, facts: Facts = {}): void =>
      write(redact([now().toISOString(), level, event, ...words(facts)].join(' ')))
  return { info: at('info'), warn: at('warn'), error: at('error') }
}

/** Masks the given texts, and the password of every URL. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const known = [...new Set(secrets.flatMap(spellings))].sort((one, other) => other.length - one.length)
  return (text) =>
    known
      .reduce((masked, secret) => masked.replaceAll(secret, '***'), text)
      .replace(/\b([a-z][a-z0-9+.-]*:\/\/[^\s:/@]*:)[^\s@]*@/gi, '$1***@')
}

/** The passwords inside a URL: its own, and those among its parameters, where a URL without a host has them. */
export function passwordsOf(url: string): readonly string[] {
  if (!URL.canParse(url)) return []
  const { password, searchParams } = new URL(url)
  return [password, ...['password', 'sslpassword'].map((name) => searchParams.get(name) ?? '')].filter(
    (each) => each !== '',
  )
}

// A password of one or two characters is in every other word: masking it would leave nothing to read.
const spellings = (secret: string): readonly string[] =>
  [secret, decoded(secret), encodeURIComponent(decoded(secret)), JSON.stringify(decoded(secret)).slice(1, -1)].filter(
    ({ length }) => length > 2,
  )

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const words = (facts: Facts): readonly string[] =>
  Object.entries(facts).flatMap(([name, fact]) => (fact === undefined ? [] : [`${name}=${spelled(fact)}`]))

function spelled(fact: Exclude<Fact, undefined>): string {
  const text = Array.isArray(fact) ? fact.join(',') : String(fact)
  // JSON keeps a line one line, whatever it holds.
  return /^[\w.,:/+@-]+$/.test(text) ? text : JSON.stringify(text)
}
