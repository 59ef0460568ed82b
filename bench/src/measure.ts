import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { type Finished, type Program, run } from './program.ts'

/** What one run of a program took. */
export interface Sample {
  readonly wallSeconds: number
  /** In user mode and in the kernel, the processes it started included; null where the machine has no GNU time. */
  readonly cpuSeconds: number | null
  /** Of its largest process. */
  readonly peakMebibytes: number | null
}

const gnuTime = '/usr/bin/time'

export async function measure(program: Program): Promise<Finished & { readonly sample: Sample }> {
  const report = join(program.folder, '.time')
  const hasTime = process.platform === 'linux' && existsSync(gnuTime)
  const timed = hasTime ? [gnuTime, '--quiet', '--output', report, '--format', '%U %S %M'] : []
  const start = performance.now()
  const finished = await run({ ...program, command: [...timed, ...program.command] })
  const wallSeconds = (performance.now() - start) / 1000
  return { ...finished, sample: { wallSeconds, ...(hasTime ? readReport(report) : unknown) } }
}

const unknown: Omit<Sample, 'wallSeconds'> = { cpuSeconds: null, peakMebibytes: null }

function readReport(file: string): Omit<Sample, 'wallSeconds'> {
  const [user = 0, system = 0, kibibytes = 0] = readFileSync(file, 'utf8').trim().split(' ').map(Number)
  return { cpuSeconds: user + system, peakMebibytes: kibibytes / 1024 }
}

/** The middle one by each figure on its own; of an even number the lower, so that it is one that was seen. */
export const median = (samples: readonly Sample[]): Sample => ({
  wallSeconds: middle(samples.map(({ wallSeconds }) => wallSeconds)) ?? 0,
  cpuSeconds: middle(samples.flatMap(({ cpuSeconds }) => cpuSeconds ?? [])),
  peakMebibytes: middle(samples.flatMap(({ peakMebibytes }) => peakMebibytes ?? [])),
})

const middle = (values: readonly number[]): number | null =>
  values.toSorted((one, other) => one - other)[(values.length - 1) >> 1] ?? null
