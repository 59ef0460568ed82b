import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { createServer, type Socket, connect as socketTo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** Connects to the process that listens at `path`; null when no process does. */
export function connectTo(path: string): Promise<Socket | null> {
  return byShortPath(path, async (shortPath) => {
    const socket = socketTo(shortPath)
    try {
      await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
      return socket
    } catch (error) {
      if (error instanceof Error && 'code' in error && isNobody(error.code)) return null
      throw error
    }
  })
}

/** Listens at `path`, a file that nobody but this process makes; returns how to stop, which removes it. */
export function listenAt(path: string, welcome: (socket: Socket) => void): Promise<() => void> {
  return byShortPath(path, async (shortPath) => {
    const server = createServer({ allowHalfOpen: true }, welcome)
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(shortPath, resolve))
    return () => {
      server.close()
      rmSync(path, { force: true })
    }
  })
}

const isNobody = (code: unknown): boolean => code === 'ECONNREFUSED' || code === 'ENOENT'

// A socket's address holds 103 bytes of path on macOS, 107 on Linux; a deep folder is reached through a symbolic link.
const longestPath = 103

async function byShortPath<T>(path: string, use: (shortPath: string) => Promise<T>): Promise<T> {
  if (Buffer.byteLength(path) <= longestPath) return use(path)
  const folder = mkdtempSync(join(tmpdir(), 'retort-'))
  try {
    const link = join(folder, 'at')
    symlinkSync(dirname(path), link)
    return await use(join(link, basename(path)))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
