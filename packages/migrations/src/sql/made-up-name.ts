import { objectName, suffixed } from './object-name.ts'

const suffixes = {
  'primary key': 'pkey',
  unique: 'key',
  check: 'check',
  exclusion: 'excl',
  'foreign key': 'fkey',
  'not null': 'not_null',
} as const

interface Unnamed {
  readonly type: keyof typeof suffixes
  /** Of a check those that its expression mentions; of a key with those that it includes. */
  readonly columns: readonly string[]
}

type IsTaken = (name: string) => boolean

/** The name that PostgreSQL makes up for a constraint. */
export function constraintName(table: string, { type, columns }: Unnamed, isTaken: IsTaken): string {
  const isNamedAfterTable = type === 'primary key' || columns.length === 0 || (type === 'check' && columns.length > 1)
  const spell = (suffix: string): string =>
    isNamedAfterTable ? suffixed(table, suffix) : objectName(table, columns.join('_'), suffix)
  return firstFree(spell, suffixes[type], isTaken)
}

/** The same for an index over these elements, each called by its column or its function; null for what has neither. */
export function indexName(table: string, elements: readonly (string | null)[], isTaken: IsTaken): string {
  const names: string[] = []
  for (const element of elements) {
    names.push(
      firstFree(
        (name) => name,
        element ?? 'expr',
        (name) => names.includes(name),
      ),
    )
  }
  return firstFree((suffix) => objectName(table, names.join('_'), suffix), 'idx', isTaken)
}

function firstFree(spell: (suffix: string) => string, suffix: string, isTaken: IsTaken): string {
  for (let number = 0; ; number++) {
    const name = spell(number === 0 ? suffix : `${suffix}${number}`)
    if (!isTaken(name)) return name
  }
}
