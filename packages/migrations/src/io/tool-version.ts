import { readFileSync } from 'node:fs'

let version: string | undefined

/** The version of this package, as its manifest says. */
export function toolVersion(): string {
  version ??= manifest().version
  return version
}

const manifest = (): { readonly version: string } =>
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
