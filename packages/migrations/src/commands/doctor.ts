import { defineCommand, type Look } from './command.ts'
import type { Diagnosis, Finding } from './diagnosis.ts'

export const doctor = defineCommand({
  name: 'doctor',
  describe: 'Look for what is wrong or soon will be, and say what mends it; change nothing',
  flags: {},
  examples: [
    { type: 'doctor', does: 'One line for each thing that was looked at' },
    { type: 'doctor --json', does: 'The same, for a program' },
  ],
  async run(context): Promise<Diagnosis> {
    const { diagnose } = await import('./diagnosis.ts')
    return diagnose(context)
  },
  print: ({ findings }, look) => [...findings.map((finding) => line(finding, look)), summary(findings)],
  exitCode: ({ exitCode }) => exitCode,
})

const marks = { fine: 'ok     ', note: 'note   ', wrong: 'WRONG  ', unseen: 'unseen ' } as const

function line({ check, level, says, mend }: Finding, { paint }: Look): string {
  const role = level === 'fine' ? 'faint' : level === 'wrong' ? 'id' : 'marker'
  return `${paint(marks[level], role)}${check}: ${sentence(says, mend)}`
}

/** The advice of some already ends with the command. */
const sentence = (says: string, mend: string | null): string =>
  mend === null || says.includes(mend) ? says : `${says.replace(/[.]$/, '')}. Mend: ${mend}`

function summary(findings: readonly Finding[]): string {
  const count = (level: Finding['level']): number => findings.filter((finding) => finding.level === level).length
  const [wrong, notes] = [count('wrong'), count('note')]
  const rest = notes === 0 ? '' : `, ${notes === 1 ? '1 thing is' : `${notes} things are`} worth knowing`
  if (wrong === 0) return `Nothing is wrong${rest}.`
  return `${wrong === 1 ? '1 thing is' : `${wrong} things are`} wrong${rest}.`
}
