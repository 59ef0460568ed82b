import { FaqEntry, FaqSearchLog } from '@retort/entities'
import type { EntityManager } from 'typeorm'

import { digestOf } from '../domain/digest.ts'
import type { FaqAnswer, FaqDraft } from '../domain/faq.ts'
import type { Database } from './database.ts'

/** In the order of their questions. */
export const readAnswers = (database: Database): Promise<readonly FaqAnswer[]> =>
  database.ask(async (manager) => (await manager.find(FaqEntry, { order: { title: 'asc', id: 'asc' } })).map(answerOf))

export const readAnswer = (database: Database, id: number): Promise<FaqAnswer | null> =>
  database.ask(async (manager) => {
    const entry = await manager.findOneBy(FaqEntry, { id })
    return entry === null ? null : answerOf(entry)
  })

/** The answers that hold the words of a query in some inflection, the best first. */
export const searchAnswers = (database: Database, query: string, most: number): Promise<readonly FaqAnswer[]> =>
  database.ask(async (manager) => (await manager.query<FaqEntry[]>(searchSql, [query, most])).map(answerOf))

// `websearch_to_tsquery` takes whatever people type, and never fails. The weights put the question before the answer.
const searchSql = `
  select entry.id, entry.title, entry.summary, entry.keywords
  from faq_entries entry,
    websearch_to_tsquery('english', $1) as wanted,
    lateral (
      select setweight(to_tsvector('english', coalesce(entry.title, '')), 'A')
        || setweight(to_tsvector('english', array_to_string(coalesce(entry.keywords, '{}'), ' ')), 'B')
        || setweight(to_tsvector('english', coalesce(entry.summary, '')), 'C') as words
    ) as indexed
  where indexed.words @@ wanted or lower(entry.title) = lower($1)
  order by lower(entry.title) = lower($1) desc, ts_rank(indexed.words, wanted) desc, entry.id
  limit $2`

/** False when there is such a question already. */
export const addAnswer = (database: Database, draft: FaqDraft): Promise<boolean> =>
  database.transaction(async (manager) => {
    if (await hasTitle(manager, draft.title, 0)) return false
    await manager.insert(FaqEntry, rowOf(draft))
    return true
  })

/** `seen` is the digest of the answer that was in front of whoever changed it. */
export const changeAnswer = (
  database: Database,
  { id, draft, seen }: { readonly id: number; readonly draft: FaqDraft; readonly seen: string },
): Promise<'done' | 'gone' | 'changed' | 'duplicate'> =>
  database.transaction(async (manager) => {
    if (await hasTitle(manager, draft.title, id)) return 'duplicate'
    const entry = await manager.findOneBy(FaqEntry, { id })
    if (entry === null) return 'gone'
    if (answerDigest(answerOf(entry)) !== seen) return 'changed'
    await manager.update(FaqEntry, { id }, rowOf(draft))
    return 'done'
  })

export const answerDigest = ({ title, summary, keywords }: FaqAnswer): string => digestOf([title, summary, keywords])

/** False when it was gone already. */
export const removeAnswer = (database: Database, id: number): Promise<boolean> =>
  database.ask(async (manager) => (await manager.delete(FaqEntry, { id })).affected === 1)

/** One search that somebody has sent. */
export const recordSearch = (
  database: Database,
  { userId, query, found }: { readonly userId: string; readonly query: string; readonly found: number },
): Promise<void> =>
  database.ask(async (manager) => {
    await manager.insert(FaqSearchLog, { userId, query, resultsCount: found })
  })

/** The table has no constraint for it, so whoever adds or changes a question waits here for the others who do. */
async function hasTitle(manager: EntityManager, title: string, except: number): Promise<boolean> {
  await manager.query(`select pg_advisory_xact_lock(hashtext('faq_entries'))`)
  const rows = await manager.query<unknown[]>(
    'select from faq_entries where lower(title) = lower($1) and id <> $2 limit 1',
    [title, except],
  )
  return rows.length > 0
}

const rowOf = ({ title, summary, keywords }: FaqDraft) => ({ title, summary, keywords: [...keywords] })

/** The columns are nullable, because the program that made the table wrote to it in other ways. */
const answerOf = ({ id, title, summary, keywords }: FaqEntry): FaqAnswer => ({
  id,
  title: title ?? '',
  summary: summary ?? '',
  keywords: keywords ?? [],
})
