import type { QueryRunner } from 'typeorm'

import { type BackfillOptions, backfillSql } from '../sql/backfill.ts'

/**
 * Changes the rows of a table in batches, each in a transaction of its own. For revisions with `transaction = 'none'`: `migrate` records after
 * each batch how far it has come, shows it, and goes on there after a crash. Any other runner sends one statement that does the same.
 */
export async function backfill(queryRunner: Pick<QueryRunner, 'query'>, options: BackfillOptions): Promise<void> {
  await queryRunner.query(backfillSql(options))
}

export type { BackfillOptions }
