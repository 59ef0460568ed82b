import type { Config } from './src/settings.ts'

// URLs, because the configuration at the root of the repository hands on this one.
export default {
  dataSource: new URL('../entities/src/data-source.ts', import.meta.url),
  revisions: new URL('revisions', import.meta.url),
} satisfies Config
