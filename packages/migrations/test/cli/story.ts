import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { buildStage, type Stage } from './stage.ts'

/**
 * Runs a story and returns it with what its commands really printed. A story is Markdown in which a fenced block is
 * a file when it says so (`ts file=revisions/001_a.ts`), statements for the database (`sql`), or commands (`console`):
 * what stands after `$ ` is run, and followed by its stdout, by its stderr with `! ` before each line, and by
 * `[exit N]` unless N is 0.
 */
export async function played(markdown: string): Promise<string> {
  const stage = await buildStage()
  try {
    const rendered: string[] = []
    for (const part of parts(markdown)) rendered.push(await playedPart(part, stage))
    return rendered.join('')
  } finally {
    stage.leave()
  }
}

/** A story in pieces: fenced blocks, and the text between them. */
function parts(markdown: string): readonly string[] {
  const pieces: string[] = ['']
  let isInBlock = false
  for (const line of markdown.split(/(?<=\n)/)) {
    const isFence = line.startsWith('```')
    if (isFence && !isInBlock) pieces.push('')
    pieces.push(`${pieces.pop()}${line}`)
    if (isFence && isInBlock) pieces.push('')
    if (isFence) isInBlock = !isInBlock
  }
  return pieces
}

async function playedPart(part: string, stage: Stage): Promise<string> {
  const [, language, file, content] = /^```(\w*)(?: file=(\S+))?\n(.*)^```$/ms.exec(part) ?? []
  if (content === undefined) return part
  if (file !== undefined) await writeProjectFile(join(stage.folder, file), { content, stage })
  else if (language === 'sql') await stage.database.query(content)
  else if (language === 'console') return `\`\`\`console\n${await playedCommands(content, stage)}\`\`\`\n`
  return part
}

async function writeProjectFile(path: string, { content, stage }: { content: string; stage: Stage }): Promise<void> {
  if (existsSync(path)) await stage.restart()
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}

async function playedCommands(content: string, stage: Stage): Promise<string> {
  const rendered: string[] = []
  for (const line of content.split('\n')) {
    if (line.startsWith('$ ')) rendered.push(`${line}\n${await output(line.slice(2), stage)}`)
  }
  return rendered.join('')
}

async function output(command: string, stage: Stage): Promise<string> {
  const { stdout, stderr, exitCode } = await stage.run(command)
  const errors = stderr.replace(progress, '').replace(/^(?=.|\n)/gm, '! ')
  return steady(stdout, stage) + steady(errors, stage) + (exitCode === 0 ? '' : `[exit ${exitCode}]\n`)
}

/** Shown of what takes a second or more: how much that is depends on the machine. */
const progress = /^\d+ s: .*\n/gm

/** Places and times replaced by what they are, since they differ from run to run. */
const steady = (text: string, { folder, database }: Stage): string =>
  text
    .replaceAll(folder, '/project')
    .replaceAll(dirname(folder), '')
    .replaceAll(database.url, 'postgres://postgres@localhost/library')
    .replaceAll(database.name, 'library')
    .replaceAll(new URL(database.url).host, 'localhost:5432')
    .replaceAll(`-h ${new URL(database.url).hostname} -p ${new URL(database.url).port}`, '-h localhost -p 5432')
    .replace(/\b\d+(\.\d+)? (ms|s|min)\b/g, '12 ms')
    .replace(/(?<="(?:durationMs|elapsedMs|heldMs)": ?)[\d.]+/g, '1')
    .replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|\+00(:00)?)?/g, '2026-01-01T00:00:00Z')
    .replace(/\b\d+ of \d+ are free/g, '99 of 100 are free')
    .replace(/\b[0-9a-f]{64}\b/g, '(checksum)')
