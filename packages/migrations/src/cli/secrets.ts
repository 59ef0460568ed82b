const mask = '***'

/** The passwords that this run knows of, and the one function that keeps them out of everything printed. */
export interface Secrets {
  learn(password: string | undefined): void
  /** Learns the password of a URL; a text that is none teaches nothing. */
  learnUrl(url: string | undefined): void
  redact(text: string): string
}

export function secrets(): Secrets {
  const known = new Set<string>()
  const names = new Set<string>()
  const learn: Secrets['learn'] = (password) => {
    for (const spelling of spellingsOf(password ?? '')) known.add(spelling)
  }
  return {
    learn,
    learnUrl(url) {
      if (url === undefined) return
      if (!URL.canParse(url)) return learn(/:\/\/[^:/@]*:(.*)@/s.exec(url)?.[1])
      const parts = new URL(url)
      for (const name of [parts.username, parts.hostname, parts.pathname.slice(1)]) names.add(name)
      learn(parts.password)
      for (const name of ['password', 'sslpassword']) learn(parts.searchParams.get(name) ?? undefined)
    },
    // Replacing a password that is also the name of the user or the database would only make the message unreadable.
    redact: (text) =>
      [...known]
        .filter((password) => password.length > 2 && !names.has(password))
        .sort((a, b) => b.length - a.length)
        .reduce((masked, password) => masked.replaceAll(password, mask), withoutUrlPasswords(text)),
  }
}

/** A password as it stands in a URL, in a connection, and in JSON. */
function spellingsOf(password: string): readonly string[] {
  const plain = decoded(password)
  return [password, plain, encodeURIComponent(plain), JSON.stringify(plain).slice(1, -1)]
}

/** The word `password` itself stands in explanations of what a URL looks like. */
const withoutUrlPasswords = (text: string): string =>
  text
    .replace(/\b([a-z][a-z0-9+.-]*:\/\/[^\s:/@]*:)(?!password@)[^\s"'`]*@/gi, `$1${mask}@`)
    .replace(/([?&](?:ssl)?password=)[^&\s"'`]*/gi, `$1${mask}`)

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
