import type { DataSource } from 'typeorm'

import { type Comparison, compare } from '../io/compare.ts'
import { connect, type SessionSource } from '../io/database.ts'
import type { Renaming } from '../io/follow-renames.ts'
import { historyStatements } from '../io/history-statements.ts'
import type { Declarations } from '../model/declaration.ts'
import type { Rule } from '../model/rule.ts'
import { foldersOf, type StatusOptions } from './migration-options.ts'

/** A database, its history, and the entities that say what it shall be. */
export interface CompareOptions extends Omit<StatusOptions, 'defaultNamespace'> {
  /** The data source whose entities are meant; need not be connected, and is not. */
  readonly dataSource: () => Promise<DataSource>
  /** PostgreSQL schema of unqualified names; the data source's own unless said otherwise. */
  readonly defaultNamespace?: string | undefined
  /** Drop what no entity declares, also when the history did not make it. */
  readonly includeUnmanaged?: boolean | undefined
  /** Exceptions from "the database is what the entities declare". */
  readonly rules?: readonly Rule[] | undefined
  /** What entities cannot say, by kind. */
  readonly declared?: Declarations | undefined
}

/** What separates the database from the entities. */
export async function comparison(
  options: CompareOptions & SessionSource,
  renaming: Renaming | null = null,
): Promise<Comparison> {
  const database = await connect(options, 'compare')
  try {
    return await compare(database, {
      dataSource: options.dataSource,
      defaultNamespace: options.defaultNamespace ?? null,
      ledgerSchema: options.ledgerSchema ?? 'retort',
      includeUnmanaged: options.includeUnmanaged ?? false,
      rules: options.rules ?? [],
      declarations: options.declared ?? {},
      renaming,
      statements: () => historyStatements(foldersOf(options)),
    })
  } finally {
    await database.close()
  }
}
