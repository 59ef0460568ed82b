import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

import type { LocatedStatement } from '../lint/lint-revision.ts'
import { squawkLevel } from '../lint/squawk-rules.ts'
import type { Finding } from '../model/finding.ts'
import type { Revision } from '../model/revision.ts'

/** A revision with the statements that it sends. */
export interface SquawkInput {
  readonly revision: Revision
  readonly statements: readonly LocatedStatement[]
}

interface SquawkSettings {
  readonly serverVersion: number
  /** From where `squawk-cli` is looked for, nearest first. */
  readonly folders: readonly string[]
}

/** What came of it: where squawk is missing, or does not do what it is told, nothing was found. */
export interface SquawkOutcome {
  readonly squawk: 'ran' | 'missing' | 'failed'
  readonly findings: readonly Finding[]
}

/** Lets squawk look at the same statements. */
export async function squawkFindings(
  inputs: readonly SquawkInput[],
  { serverVersion, folders }: SquawkSettings,
): Promise<SquawkOutcome> {
  const program = findSquawk(folders)
  if (program === null) return { squawk: 'missing', findings: [] }
  const folder = await mkdtemp(join(tmpdir(), 'retort-squawk-'))
  try {
    const files = inputs.map((input, at) => ({
      ...input,
      ...scriptOf(input.statements),
      file: join(folder, `${at}.sql`),
    }))
    await Promise.all(files.map(({ file, text }) => writeFile(file, text)))
    const found = await Promise.all(
      (['own', 'none'] as const).map((mode) => {
        const own = files.filter(({ revision, text }) => revision.transaction === mode && text !== '')
        const options = mode === 'own' ? ['--assume-in-transaction'] : []
        return run(
          program,
          [...options, `--pg-version=${serverVersion}.0`],
          own.map(({ file }) => file),
        )
      }),
    )
    const findings = found.flat().flatMap((violation) => {
      const script = files.find(({ file }) => basename(file) === basename(violation.file))
      const level = squawkLevel(violation.rule_name)
      return script === undefined || level === null ? [] : [findingOf(violation, { ...script, level })]
    })
    return { squawk: 'ran', findings }
  } catch {
    return { squawk: 'failed', findings: [] }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function findSquawk(folders: readonly string[]): string | null {
  for (const folder of folders) {
    try {
      return createRequire(join(folder, 'package.json')).resolve('squawk-cli/js/bin/squawk')
    } catch {
      // The next one may have it.
    }
  }
  return null
}

interface Script {
  readonly text: string
  /** For every line of the text, the line of the revision's file. */
  readonly lines: readonly number[]
}

function scriptOf(statements: readonly LocatedStatement[]): Script {
  const texts = statements.map(({ sql }) => `${sql.replace(/;\s*$/, '')}\n;\n`)
  const lines = statements.flatMap(({ line, sql }) => [...sql.split('\n').map((_, at) => line + at), line])
  return { text: texts.join(''), lines }
}

interface Violation {
  readonly file: string
  /** From 0. */
  readonly line: number
  readonly message: string
  readonly help: string | null
  readonly rule_name: string
}

/** It answers with 1 where it has found something. */
function run(program: string, options: readonly string[], files: readonly string[]): Promise<readonly Violation[]> {
  if (files.length === 0) return Promise.resolve([])
  const given = [program, '--reporter=json', ...options, ...files]
  return new Promise((resolve, reject) => {
    execFile(process.execPath, given, { maxBuffer: 64 * 1024 * 1024 }, (error, stdout) => {
      try {
        resolve(JSON.parse(stdout) as readonly Violation[])
      } catch {
        reject(error ?? new Error(`squawk answered with ${stdout.slice(0, 200)}`))
      }
    })
  })
}

interface Judged extends SquawkInput, Script {
  readonly level: Finding['level']
}

function findingOf({ line, message, help, rule_name }: Violation, { revision, lines, level }: Judged): Finding {
  const rule = `squawk/${rule_name}`
  return {
    direction: 'upgrade',
    revision: revision.id,
    file: revision.file,
    line: lines[line] ?? 1,
    rule,
    level,
    object: null,
    message,
    safeWay: help,
    accepted: revision.accepts[rule] ?? null,
  }
}
