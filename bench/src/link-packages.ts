import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** As an installation would lay them out, scopes as folders. */
export function linkPackages(from: string, into: string, isWanted: (name: string) => boolean = () => true): void {
  for (const entry of readdirSync(from).filter((name) => !name.startsWith('.'))) {
    const names = entry.startsWith('@') ? readdirSync(join(from, entry)).map((name) => `${entry}/${name}`) : [entry]
    for (const name of names.filter(isWanted)) {
      if (existsSync(join(into, name))) continue
      mkdirSync(dirname(join(into, name)), { recursive: true })
      symlinkSync(join(from, name), join(into, name))
    }
  }
}
