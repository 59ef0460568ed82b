import type { RunOutcome } from '@retort/migrations'

import type { Dependencies } from '../dependencies.ts'
import type { MovePlan } from '../domain/move-plan.ts'
import { UserError } from '../errors.ts'
import { reportToLogChannel } from '../log-channel.ts'
import { failureReport, outcomeReply, outcomeReport } from '../replies/move-outcome.ts'
import type { Reply } from '../replies/reply.ts'
import type { Call } from './command.ts'
import { guildOf } from './guild.ts'
import { watchProgress } from './progress.ts'

/** Runs what somebody has agreed to, shows how far it is, and reports the end where others read it too. */
export async function runPlan(plan: MovePlan, call: Call, dependencies: Dependencies): Promise<Reply> {
  const guildId = guildOf(call.asker)
  const author = call.asker.userId
  try {
    const outcome = await runWatched(plan, call, dependencies)
    await reportToLogChannel(guildId, outcomeReport(plan, outcome, author), dependencies)
    return outcomeReply(plan, outcome)
  } catch (error) {
    // The answer itself may come too late for Discord; whoever waits for the outcome finds it in the channel.
    const reason = error instanceof UserError ? error.message : 'A fault in the bot; its log tells more.'
    await reportToLogChannel(guildId, failureReport(plan, reason, author), dependencies)
    throw error
  }
}

async function runWatched(plan: MovePlan, call: Call, dependencies: Dependencies): Promise<RunOutcome> {
  const { migrations, standing, log } = dependencies
  const progress = watchProgress(plan, call, dependencies)
  log.info('migration-started', { direction: plan.direction, target: plan.target, user: call.asker.userId })
  try {
    return await migrations.run(plan, { signal: call.signal, onProgress: progress.tell })
  } finally {
    await progress.stop()
    // The commands come alive, or are refused, from this moment on.
    const { state, current } = await standing.look()
    log.info('migration-ended', { direction: plan.direction, state, current })
  }
}
