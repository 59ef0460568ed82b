import { spawn } from 'node:child_process'

import { UsageError } from '../errors.ts'
import { reasonOf } from './file-error.ts'

/**
 * Opens a file in a person's editor and waits for its end. The editor is a command line, as in `code --wait`, so the shell takes it
 * apart; the file is an argument of its own and needs no quotes. What the editor prints goes to stderr, because stdout is for results.
 */
export async function openInEditor(editor: string, file: string): Promise<void> {
  const child = spawn('/bin/sh', ['-c', `${editor} "$@"`, 'editor', file], { stdio: ['inherit', 2, 2] })
  const ending = await new Promise<string | null>((resolve) => {
    child.on('error', (error) => resolve(reasonOf(error)))
    child.on('close', (code, signal) => resolve(code === 0 ? null : endingOf(code, signal)))
  })
  if (ending === null) return
  throw new UsageError(`The editor (${editor}) could not open ${file}: ${ending}.`, {
    hint: 'Name another in VISUAL or EDITOR.',
  })
}

const endingOf = (code: number | null, signal: string | null): string =>
  signal === null ? `it ended with exit code ${code}` : `it was ended by ${signal}`
