/** A URL that the rest of the program can read, or what is wrong with the text, as the end of a sentence that does not repeat it. */
export type ConnectionUrl = { readonly url: URL } | { readonly problem: string; readonly hint: string }

/**
 * Reads what libpq takes for a connection URI. A text whose password ends the part before the host too early is refused: what is left of
 * the password would be taken for the name of a host or a database, and named in errors.
 */
export function connectionUrl(text: string): ConnectionUrl {
  const [, scheme = '', authority = '', rest = ''] = /^(postgres(?:ql)?:\/\/)([^/?#]*)(.*)$/is.exec(text) ?? []
  if (scheme === '') return nonsense
  if (text.includes('#') || /^[^?]*@|\?([^&=]*[@/])/.test(rest)) return misread
  if (authority.replace(/^.*@/, '').includes(',')) return crowded
  const hostless = /^(?:(.*)@)?(?::(\d+))?$/.exec(authority)
  const url = parsed(hostless === null ? text : `${scheme}${rest}`)
  if (url === null) return nonsense
  if (url.searchParams.get('host')?.includes(',')) return crowded
  const [, credentials = '', port = ''] = hostless ?? []
  const [user = '', ...password] = credentials.split(':')
  // Only a parameter can stand before a host that is left out, as it is for a socket.
  for (const [name, value] of Object.entries({ user, password: password.join(':'), port })) {
    if (value !== '' && !url.searchParams.has(name)) url.searchParams.set(name, decoded(value))
  }
  return { url }
}

const nonsense = {
  problem: 'is not the URL of a PostgreSQL database',
  hint: 'Its form is postgres://user:password@host:5432/database, with the special characters of a password percent-encoded.',
}

const misread = {
  problem: 'has a "/", "?", "#" or "@" where none can be',
  hint: 'In a user or password they are written %2F, %3F, %23 and %40.',
}

const crowded = {
  problem: 'names several hosts',
  hint: 'Name the one that takes changes.',
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const parsed = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null)
