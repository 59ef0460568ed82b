import { crc32 } from 'node:zlib'

/** What V8 has made of one module. */
export interface CompiledCode {
  /** Of the text that it was made of: V8 itself compares only how long it is. */
  readonly checksum: number
  readonly code: Buffer
}

/** Name of a module, checksum of its text, and where its code begins and how long it is. */
type Entry = readonly [path: string, checksum: number, start: number, size: number]

/** V8 makes a copy of code that begins elsewhere. */
const alignment = 8

const padded = (size: number): number => Math.ceil(size / alignment) * alignment

/** Checksum of all that follows, and the length of the list of entries behind it. */
const preamble = 8

/** Compiled code of several modules under their paths, as one file: a program that starts waits for each file that it reads. */
export function encodeCompiled(modules: ReadonlyMap<string, CompiledCode>): Buffer {
  let start = 0
  const entries = [...modules].map(([path, { checksum, code }]): Entry => {
    const entry: Entry = [path, checksum, start, code.length]
    start += padded(code.length)
    return entry
  })
  const list = Buffer.from(JSON.stringify(entries))
  const all = Buffer.alloc(padded(preamble + list.length) + start)
  all.writeUInt32LE(list.length, 4)
  list.copy(all, preamble)
  const body = all.subarray(padded(preamble + list.length))
  for (const [path, , place] of entries) modules.get(path)?.code.copy(body, place)
  all.writeUInt32LE(crc32(all.subarray(4)), 0)
  return all
}

/** Empty where the file is damaged: V8 does not look whether code is what it once made, and runs it. */
export function decodeCompiled(all: Buffer): ReadonlyMap<string, CompiledCode> {
  if (all.length < preamble || all.readUInt32LE(0) !== crc32(all.subarray(4))) return new Map()
  const end = preamble + all.readUInt32LE(4)
  const body = all.subarray(padded(end))
  const entries = JSON.parse(all.toString('utf8', preamble, end)) as readonly Entry[]
  return new Map(
    entries.map(([path, checksum, start, size]) => [path, { checksum, code: body.subarray(start, start + size) }]),
  )
}
