import { countingProxy, type Traffic } from './counting-proxy.ts'
import { measure, median, type Sample } from './measure.ts'
import { type Finished, run } from './program.ts'
import type { Absentee, Peer, Scenario, Subject } from './scenario.ts'
import type { Site } from './site.ts'

/** What was seen of one subject. */
export interface Row extends Sample {
  readonly name: string
  /** What it says it found. */
  readonly found: string
  /** Null where it has no database. */
  readonly traffic: Traffic | null
  /** Each run on its own, for those who want to know how noisy the machine was. */
  readonly samples: readonly Sample[]
}

export interface Measured {
  readonly rows: readonly Row[]
  readonly absentees: readonly Absentee[]
}

interface Work {
  readonly site: Site
  readonly size: number
  readonly runs: number
  readonly without: readonly Peer[]
  readonly say: (text: string) => void
}

/**
 * Measures the subjects of a scenario in turns, one run of each after the other, so that whatever else the machine does
 * meets all of them. The first turn is not measured but counted, and warms what the later ones find warm.
 */
export async function runScenario(scenario: Scenario, { site, size, runs, without, say }: Work): Promise<Measured> {
  const prepared: (Subject | Absentee)[] = []
  for (const prepare of scenario.own) prepared.push(...(await prepare(site, size)))
  for (const [peer, prepare] of Object.entries(scenario.peers)) {
    const isLeftOut = without.some((each) => each === peer)
    say(`${isLeftOut ? 'leaving out' : 'preparing'} ${peer}`)
    prepared.push(...(isLeftOut ? [{ name: peer, absent: '--without leaves out' }] : await prepare(site, size)))
  }
  const absentees = prepared.filter((each) => 'absent' in each)
  const subjects = prepared.filter((each): each is Subject => !('absent' in each))
  const counts: (Traffic | null)[] = []
  for (const subject of subjects) {
    say(`counting: ${subject.name}`)
    counts.push(await count(subject))
  }
  const turns: Turn[][] = []
  for (let turn = 1; turn <= runs; turn++) {
    say(`measuring, ${turn} of ${runs}`)
    turns.push(await takeTurn(subjects))
  }
  const rows = subjects.map(({ name }, index) => {
    const own = turns.flatMap((turn) => turn[index] ?? [])
    const samples = own.map(({ sample }) => sample)
    const found = [...new Set(own.map((turn) => turn.found))].join(' or ')
    return { name, found, traffic: counts[index] ?? null, samples, ...median(samples) }
  })
  return { rows, absentees }
}

interface Turn {
  readonly sample: Sample
  readonly found: string
}

async function takeTurn(subjects: readonly Subject[]): Promise<Turn[]> {
  const turn: Turn[] = []
  for (const subject of subjects) {
    await subject.before?.()
    const { sample, ...finished } = await measure(subject.program)
    turn.push({ sample, found: foundBy(subject, finished) })
  }
  return turn
}

async function count(subject: Subject): Promise<Traffic | null> {
  const { program, before } = subject
  await before?.()
  if (program.url === '') {
    foundBy(subject, await run(program))
    return null
  }
  const proxy = await countingProxy(program.url)
  try {
    foundBy(subject, await run({ ...program, url: proxy.url }))
    return proxy.traffic()
  } finally {
    await proxy.close()
  }
}

/** A figure of something that did not do its work would be worse than none. */
function foundBy({ name, program, outcome }: Subject, finished: Finished): string {
  const found = outcome(finished)
  if (found !== null) return found
  throw new Error(`${name} in ${program.folder} ended with ${finished.exitCode} and said:\n${finished.output.trim()}`)
}
