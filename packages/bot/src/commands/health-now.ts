import type { Dependencies } from '../dependencies.ts'
import type { Footing } from '../domain/footing.ts'
import { healthOf } from '../domain/health.ts'
import { healthReport } from '../replies/health.ts'
import { countRecentUses } from '../store/audit-records.ts'
import { type HealthCheck, recordHealth } from '../store/health-checks.ts'
import { defineSubcommand } from './command.ts'

export const healthNow = defineSubcommand({
  name: 'now',
  describe: 'Whether the bot and its database are well',
  access: 'everyone',
  // It looks for itself, and has an answer in every state of the database.
  touches: 'nothing',
  options: {},
  async run({ asker }, dependencies) {
    const { discord, now, standing } = dependencies
    const asked = now().getTime()
    const footing = await standing.look()
    const latencyMs = now().getTime() - asked
    const health = healthOf(footing, discord.isConnected())
    const check = await checkOf(footing, dependencies)
    if (footing.keepsRecords) await recordIfPossible(check, dependencies)
    // Where Discord does not say who owns the application, nobody is shown more than everybody.
    const owners = await discord.owners().catch(() => new Set<string>())
    const facts = { latencyMs, pingMs: discord.ping(), memoryMb: dependencies.memoryMb() }
    return healthReport({ health, footing, check, details: owners.has(asker.userId) ? facts : null })
  },
})

async function checkOf(footing: Footing, dependencies: Dependencies): Promise<HealthCheck> {
  const { database, discord, now, startedAt, version } = dependencies
  return {
    service: 'bot',
    version,
    uptimeSeconds: Math.floor((now().getTime() - startedAt.getTime()) / 1000),
    databaseStatus: footing.state,
    guildCount: discord.guildCount(),
    activeCommands24h: footing.state === 'unreachable' ? null : await countRecentUses(database).catch(() => null),
    databasePoolSize: database.poolSize(),
  }
}

/** A table that a pending revision has yet to make is no reason not to answer. */
async function recordIfPossible(check: HealthCheck, { database, log }: Dependencies): Promise<void> {
  await recordHealth(database, check).catch((error: unknown) => log.warn('health-row-lost', { reason: String(error) }))
}
