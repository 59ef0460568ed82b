import { GuildRule } from '@retort/entities'
import type { EntityManager } from 'typeorm'

import { digestOf } from '../domain/digest.ts'
import { mostRules, movedTo, type Rule, type RuleDraft } from '../domain/rule.ts'
import type { Database } from './database.ts'

/** A guild's rules in their order. */
export const readRules = (database: Database, guildId: string): Promise<readonly Rule[]> =>
  database.ask((manager) => rulesIn(manager, guildId))

async function rulesIn(manager: EntityManager, guildId: string): Promise<readonly Rule[]> {
  const rows = await manager.find(GuildRule, { where: { guildId }, order: { ruleOrder: 'asc', id: 'asc' } })
  return rows.map(ruleOf)
}

/** False when the guild has as many as there can be. */
export const addRule = (
  database: Database,
  { guildId, draft, place }: { readonly guildId: string; readonly draft: RuleDraft; readonly place: number | null },
): Promise<boolean> =>
  inTurn(database, guildId, async (manager, rules) => {
    if (rules.length >= mostRules) return false
    const ids = rules.map(({ id }) => id)
    const ruleOrder = (rules.at(-1)?.number ?? 0) + 1
    const inserted = await manager.insert(GuildRule, { ...draft, guildId, ruleOrder })
    const id = Number(inserted.identifiers[0]?.id)
    await writeOrder(manager, guildId, movedTo([...ids, id], id, place ?? ids.length + 1))
    return true
  })

/** `seen` is the digest of the rule that was in front of whoever changed it. */
export const changeRule = (
  database: Database,
  change: { readonly guildId: string; readonly id: number; readonly draft: RuleDraft; readonly seen: string },
): Promise<'done' | 'gone' | 'changed'> =>
  inTurn(database, change.guildId, async (manager, rules) => {
    const rule = rules.find(({ id }) => id === change.id)
    if (rule === undefined) return 'gone'
    if (ruleDigest(rule) !== change.seen) return 'changed'
    await manager.update(GuildRule, { id: rule.id }, change.draft)
    return 'done'
  })

export const ruleDigest = ({ title, description }: Rule): string => digestOf([title, description])

/** False when it is gone. */
export const moveRule = (
  database: Database,
  { guildId, id, place }: { readonly guildId: string; readonly id: number; readonly place: number },
): Promise<boolean> =>
  inTurn(database, guildId, async (manager, rules) => {
    const ids = rules.map((rule) => rule.id)
    if (!ids.includes(id)) return false
    await writeOrder(manager, guildId, movedTo(ids, id, place))
    return true
  })

/** False when it is gone already. Those behind it move up. */
export const removeRule = (database: Database, guildId: string, id: number): Promise<boolean> =>
  inTurn(database, guildId, async (manager, rules) => {
    const ids = rules.map((rule) => rule.id)
    if (!ids.includes(id)) return false
    await manager.delete(GuildRule, { guildId, id })
    await writeOrder(
      manager,
      guildId,
      ids.filter((other) => other !== id),
    )
    return true
  })

/** Whoever writes to the rules of a guild waits here for others who do, and then sees what they have made of them. */
const inTurn = <T>(
  database: Database,
  guildId: string,
  work: (manager: EntityManager, rules: readonly Rule[]) => Promise<T>,
): Promise<T> =>
  database.transaction(async (manager) => {
    await manager.query(`select pg_advisory_xact_lock(hashtext('guild_rules'), hashtext($1))`, [guildId])
    return work(manager, await rulesIn(manager, guildId))
  })

/** Gives the rules the places 1, 2, 3 … A place can be taken only once at any moment, so all are made free first. */
async function writeOrder(manager: EntityManager, guildId: string, ids: readonly number[]): Promise<void> {
  await manager.query(
    `update guild_rules set rule_order = -1 - (select max(abs(rule_order)) from guild_rules where guild_id = $1) - id
    where guild_id = $1`,
    [guildId],
  )
  await manager.query(
    `update guild_rules as rule set rule_order = wanted.place
    from unnest($1::int[]) with ordinality as wanted (id, place)
    where rule.id = wanted.id`,
    [ids],
  )
}

const ruleOf = ({ id, ruleOrder, title, description, enabled }: GuildRule): Rule => ({
  id,
  number: ruleOrder,
  title,
  description,
  isEnabled: enabled !== false,
})
