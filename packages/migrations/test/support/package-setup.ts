import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the package lies as it is published, once somebody has asked for it. */
    packageFolder: string
  }
}

export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'retort-package-'))
  project.provide('packageFolder', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
