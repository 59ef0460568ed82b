import type { Dependencies } from '../dependencies.ts'
import type { Footing } from '../domain/footing.ts'

/** Applies what is pending, for `MIGRATIONS_ON_START=apply`. After a failure the bot goes on as on a database behind. */
export async function applyOnStart(
  { state, pending }: Footing,
  { migrations, standing, log, underway: { signal } }: Dependencies,
): Promise<void> {
  if (pending.length === 0 || (state !== 'behind' && state !== 'uninitialised')) return
  try {
    const plan = await migrations.plan('upgrade', 'heads')
    // Nobody was shown what would be lost, so nothing may be.
    const { completed } = await migrations.run({ ...plan, losses: [] }, { signal })
    log.info('migrations-applied', { revisions: completed.map(({ id }) => id) })
  } catch (error) {
    log.error('migrations-not-applied', { reason: error instanceof Error ? error.message : String(error) })
  }
  await standing.look()
}
