import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { crc32 } from 'node:zlib'

/** What V8 has made of one module. */
export interface CompiledCode {
  /** Of the text that it was made of: V8 itself compares only how long it is. */
  readonly checksum: number
  readonly code: Buffer
}

/** What V8 has made of a module, while it still lies in the file. */
export interface KeptCode {
  /** See `CompiledCode`. */
  readonly checksum: number
  /** Null where it is damaged: V8 does not look whether code is what it once made, and runs it. */
  read(): Buffer | null
}

export interface KeptModules {
  readonly modules: ReadonlyMap<string, KeptCode>
  close(): void
}

/** Name of a module, checksum of its text, and where its code begins, how long it is, and its own checksum. */
type Entry = readonly [path: string, checksum: number, start: number, size: number, codeChecksum: number]

/** Checksum of the list of entries, and how long it is. */
const preamble = 8

/** Compiled code of several modules under their paths, as one file: a program that starts waits for each file that it opens. */
export function encodeCompiled(modules: ReadonlyMap<string, CompiledCode>): Buffer {
  let start = 0
  const entries = [...modules].map(([path, { checksum, code }]): Entry => {
    const entry: Entry = [path, checksum, start, code.length, crc32(code)]
    start += code.length
    return entry
  })
  const list = Buffer.from(JSON.stringify(entries))
  const head = Buffer.alloc(preamble)
  head.writeUInt32LE(crc32(list), 0)
  head.writeUInt32LE(list.length, 4)
  return Buffer.concat([head, list, ...[...modules.values()].map(({ code }) => code)])
}

/** Only what is asked for is read: with a thousand entities all of it is a tenth of the memory that a command takes. Empty without a file. */
export function openCompiled(file: string): KeptModules {
  try {
    const descriptor = openSync(file, 'r')
    return { modules: modulesIn(descriptor), close: () => closeSync(descriptor) }
  } catch {
    return { modules: new Map(), close: () => {} }
  }
}

function modulesIn(descriptor: number): ReadonlyMap<string, KeptCode> {
  const head = readAt(descriptor, 0, preamble)
  const length = head?.readUInt32LE(4) ?? 0
  const list = length < fstatSync(descriptor).size ? readAt(descriptor, preamble, length) : null
  if (!head || !list || head.readUInt32LE(0) !== crc32(list)) return new Map()
  const begin = preamble + list.length
  return new Map(
    (JSON.parse(list.toString()) as readonly Entry[]).map(([path, checksum, start, size, codeChecksum]) => {
      const read = (): Buffer | null => {
        const code = readAt(descriptor, begin + start, size)
        return code !== null && crc32(code) === codeChecksum ? code : null
      }
      return [path, { checksum, read }]
    }),
  )
}

/** Null where it cannot be read, or the file ends before. V8 makes a copy of code that shares its memory with others. */
function readAt(descriptor: number, position: number, size: number): Buffer | null {
  try {
    const found = Buffer.allocUnsafeSlow(size)
    return readSync(descriptor, found, 0, size, position) === size ? found : null
  } catch {
    return null
  }
}
