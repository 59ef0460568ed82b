import { basename } from 'node:path'
import { HistoryError } from '../errors.ts'
import type { Header, Revision, RevisionId, TransactionMode } from '../model/revision.ts'
import type { Declarations, Field, FieldName } from './fields.ts'
import type { MigrationClass } from './migration-class.ts'
import { leadingNumber, nameProblem } from './naming.ts'
import { lineAt } from './scanner.ts'

/** A file's text with what it declares. */
export interface ReadSource {
  readonly file: string
  readonly source: string
  readonly declarations: Declarations
  /** Of the whole file, as `Revision.checksum`. */
  readonly checksum: string
}

/** What a file says that declares `revision`. */
export function revisionIn(read: ReadSource): Revision {
  // Thousands of these are kept, and V8 makes an object that is put together from several twice as large.
  const revision: Revision = {
    id: names(read, 'revision', 'one')[0] ?? '',
    downRevisions: names(read, 'downRevision', 'many'),
    message: messageOf(read),
    branchLabels: names(read, 'branchLabels', 'optional'),
    dependsOn: names(read, 'dependsOn', 'optional'),
    transaction: transactionOf(read),
    accepts: acceptsOf(read, read.declarations.fields.get('accepts')),
    file: read.file,
    number: leadingNumber(basename(read.file)),
    checksum: read.checksum,
    format: 'revision',
  }
  const replaces = names(read, 'replaces', 'optional')
  return replaces.length === 0 ? revision : { ...revision, replaces }
}

/** What a file says that holds a TypeORM migration class; what it follows is known when the folder is. */
export function migrationIn(read: ReadSource): Revision {
  const [migration, another] = read.declarations.classes.filter(({ isMigration }) => isMigration)
  if (migration === undefined) throw noRevision(read)
  if (another !== undefined)
    throw unreadable(read, another.offset, 'is the second migration class in the file', 'One file holds one revision.')
  const { name, transaction, accepts } = migration
  const fullName = typeof name === 'string' ? name : (migration.className ?? stem(read.file))
  return {
    id: timestampOf(read, migration, fullName),
    downRevisions: [],
    message: sentence(fullName),
    branchLabels: noNames,
    dependsOn: noNames,
    transaction: transaction === false ? 'none' : 'own',
    accepts: acceptsOf(read, accepts),
    file: read.file,
    number: leadingNumber(basename(read.file)),
    checksum: read.checksum,
    format: 'typeorm',
    migrationName: fullName,
  }
}

/** Reads as TypeORM does: the last 13 characters of the name as a number, here also 12 digits or the file's name. */
function timestampOf(read: ReadSource, { offset }: MigrationClass, fullName: string): RevisionId {
  const digits =
    /\d{13}$/.exec(fullName) ?? /(?<!\d)\d{12}$/.exec(fullName) ?? /^\d{12,13}(?!\d)/.exec(basename(read.file))
  if (digits !== null) return String(Number(digits[0]))
  const hint = 'End the name of the class in 13 digits, as TypeORM does.'
  throw unreadable(read, offset, `names a migration ${fullName}, without a timestamp at its end`, hint)
}

const sentence = (fullName: string): string =>
  fullName
    .replace(/[\d_-]+$/, '')
    .replace(/([a-z\d])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase()

function messageOf(read: ReadSource): string {
  const field = read.declarations.fields.get('message')
  if (field === undefined)
    return stem(read.file)
      .replace(/^\d+_?|_/g, ' ')
      .trim()
  if (typeof field.value === 'string') return field.value
  throw notLiteral(read, 'message', field, "a string, such as 'add snooze'")
}

function transactionOf(read: ReadSource): TransactionMode {
  const field = read.declarations.fields.get('transaction')
  if (field === undefined || field.value === 'own') return 'own'
  if (field.value === 'none') return 'none'
  throw notLiteral(read, 'transaction', field, "'none' or 'own'")
}

/** A hazard is taken on by its name, for a reason; whether such a rule exists is not this reader's to know. */
function acceptsOf(read: ReadSource, field: Omit<Field, 'end'> | undefined): Header['accepts'] {
  if (field === undefined || field.value === null) return acceptsNothing
  const { value } = field
  if (typeof value !== 'object' || !('record' in value)) {
    const what = 'says in accepts what cannot be read without running the file'
    throw unreadable(read, field.offset, what, "Write a reason for each rule: { 'drop-column': 'nobody reads it' }.")
  }
  for (const [rule, reason] of value.record) {
    if (reason.trim() !== '') continue
    const hint = 'Say why it is harmless here, for whoever reviews it.'
    throw unreadable(read, field.offset, `accepts ${rule} without a reason`, hint)
  }
  return Object.fromEntries(value.record)
}

const acceptsNothing: Header['accepts'] = {}

type Count = 'one' | 'many' | 'optional'

const wanted: Readonly<Record<Count, string>> = {
  one: "a string, such as '8f31c0a45d2e'",
  many: 'null, a string or a list of strings',
  optional: 'a string or a list of strings',
}

function names(read: ReadSource, name: FieldName, count: Count): readonly string[] {
  const field = read.declarations.fields.get(name)
  if (field === undefined && count === 'optional') return noNames
  if (field === undefined) {
    throw unreadable(read, 0, `declares no ${name}`, `Write export const ${name} = …, with ${wanted[count]}.`)
  }
  const texts = textsOf(field, count)
  if (texts === null) throw notLiteral(read, name, field, wanted[count])
  const illegal = texts.find(isNoName)
  if (illegal !== undefined) throw badName(read, name, field, illegal)
  return texts
}

/** Shared by the thousands of revisions that have none. */
const noNames: readonly string[] = []

function textsOf({ value }: Field, count: Count): readonly string[] | null {
  if (typeof value === 'string') return [value]
  if (count === 'one' || value === undefined || typeof value === 'boolean') return null
  if (value !== null && 'record' in value) return null
  return value ?? []
}

const isNoName = (text: string): boolean => nameProblem(text) !== null

function badName(read: ReadSource, name: FieldName, { offset }: Field, text: string): HistoryError {
  const what = `says ${JSON.stringify(text)} in ${name}, which ${nameProblem(text)}`
  return unreadable(read, offset, what, 'Name it otherwise.')
}

const notLiteral = (read: ReadSource, name: FieldName, { offset }: Field, expected: string): HistoryError =>
  unreadable(read, offset, `has a ${name} that cannot be read without running the file`, `Write ${expected}.`)

function noRevision(read: ReadSource): HistoryError {
  const hint = "Write export const revision = '…', or move what is no revision out of the folder."
  return unreadable(read, 0, 'declares no revision', hint)
}

function unreadable(read: ReadSource, offset: number, what: string, hint: string): HistoryError {
  return new HistoryError(`${read.file}:${lineAt(read.source, offset)} ${what}.`, {
    fault: 'unreadable',
    files: [read.file],
    hint,
  })
}

const stem = (file: string): string => basename(file).replace(/\.[^.]+$/, '')
