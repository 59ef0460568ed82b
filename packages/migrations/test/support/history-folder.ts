import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { temporaryFolder } from './folder.ts'

/** A revision in short. A body is a list of statements, or the code of one. */
export interface Sketch {
  readonly id: string
  /** What it follows; the one before it in the list unless said otherwise. */
  readonly down?: string | readonly string[] | null
  readonly upgrade?: readonly string[] | string
  readonly downgrade?: readonly string[] | string
  readonly transaction?: 'none'
  readonly imports?: string
}

let parent: string | undefined

/** A folder with these revisions, in files that are named by their order. */
export function historyFolder(sketches: readonly Sketch[]): string {
  parent ??= temporaryFolder()
  const folder = mkdtempSync(join(parent, 'revisions-'))
  sketches.forEach((sketch, index) => {
    const before = sketches[index - 1]?.id ?? null
    writeSketch(folder, { down: before, ...sketch }, index + 1)
  })
  return folder
}

/** Writes the file of a revision, also over the one that is there. */
export function writeSketch(folder: string, sketch: Sketch, number: number): string {
  const file = join(folder, `${String(number).padStart(3, '0')}_${sketch.id}.ts`)
  writeFileSync(file, sourceOf(sketch))
  return file
}

function sourceOf({ id, down = null, upgrade = [], downgrade = [], transaction, imports = '' }: Sketch): string {
  return [
    "import type { QueryRunner } from 'typeorm'",
    imports,
    `export const revision = ${JSON.stringify(id)}`,
    `export const downRevision = ${JSON.stringify(down)}`,
    `export const message = ${JSON.stringify(`makes ${id}`)}`,
    transaction === undefined ? '' : `export const transaction = '${transaction}'`,
    functionOf('upgrade', upgrade),
    functionOf('downgrade', downgrade),
  ].join('\n')
}

function functionOf(name: string, body: readonly string[] | string): string {
  const lines =
    typeof body === 'string' ? body : body.map((sql) => `  await queryRunner.query(${JSON.stringify(sql)})`).join('\n')
  return `export async function ${name}(queryRunner: QueryRunner): Promise<void> {\n${lines}\n}\n`
}
