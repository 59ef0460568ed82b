import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { atEndOfFile } from './end-of-file.ts'

/** An empty folder of the calling test file's own, removed when the file has run. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'retort-test-'))
  atEndOfFile(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
