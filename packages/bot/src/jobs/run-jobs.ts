import { setTimeout as sleep } from 'node:timers/promises'

import type { Dependencies } from '../dependencies.ts'
import { type Job, jobs } from './index.ts'

/** Runs every job until the signal, also one that has failed; settles when the last one has ended. */
export const runJobs = (dependencies: Dependencies, signal: AbortSignal): Promise<unknown> =>
  Promise.all(jobs.map((job) => repeat(job, dependencies, signal)))

async function repeat(job: Job, dependencies: Dependencies, signal: AbortSignal): Promise<void> {
  const { log, timing } = dependencies
  while (!signal.aborted) {
    await job
      .run(dependencies)
      .catch((error: unknown) => log.warn('job-failed', { job: job.name, reason: String(error) }))
    await sleep(timing[job.every], undefined, { signal, ref: false }).catch(() => undefined)
  }
}
