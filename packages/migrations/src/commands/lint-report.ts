import type { Finding } from '../model/finding.ts'
import type { Look } from './command.ts'
import type { Lint } from './lint.ts'

/** What was found, as a person reads it: what has to be dealt with in full, the rest in full only on request. */
export function lintLines({ revisions, findings, squawk, knowsSizes }: Lint, look: Look): readonly string[] {
  const shown = look.verbose
    ? findings
    : findings.filter(({ level, accepted }) => level !== 'note' && accepted === null)
  const hidden = findings.length - shown.length
  return [
    ...shown.flatMap((finding) => findingLines(finding, look)),
    ...(shown.length === 0 ? [] : ['']),
    summary(revisions.length, findings),
    ...(hidden === 0 ? [] : [`  ${hidden} more, accepted or minor: -v shows them`]),
    ...(findings.some(isOpenError)
      ? ["Change what they do, or accept them in the revision: export const accepts = { '<rule>': '<reason>' }"]
      : []),
    ...(look.verbose && !knowsSizes ? ['Without --url or DATABASE_URL every table counts as large.'] : []),
    ...(squawk === 'failed'
      ? ['squawk has not looked at them: it could not be run, or is not the squawk that checks SQL.']
      : []),
    ...(squawk === 'missing' ? ['squawk has not looked at them: npm install --save-dev squawk-cli'] : []),
  ]
}

const isOpenError = ({ level, accepted }: Finding): boolean => level === 'error' && accepted === null

function findingLines(
  { file, line, level, rule, object, message, safeWay, accepted }: Finding,
  look: Look,
): readonly string[] {
  const place = `${look.path(file)}:${line}`
  const label = look.paint(
    accepted === null ? level : 'accepted',
    accepted === null && level === 'error' ? 'marker' : 'faint',
  )
  return [
    `${place} ${label} ${look.paint(rule, 'id')}${object === null ? '' : ` ${object}`}`,
    `  ${message}`,
    ...(accepted === null ? [] : [`  Accepted: ${accepted}`]),
    ...(accepted !== null || safeWay === null ? [] : [`  Instead: ${safeWay}`]),
  ]
}

function summary(revisions: number, findings: readonly Finding[]): string {
  const looked = `${revisions} ${revisions === 1 ? 'revision' : 'revisions'}`
  const open = findings.filter(isOpenError).length
  const warnings = findings.filter(({ level, accepted }) => level === 'warning' && accepted === null).length
  if (open + warnings === 0) return `${looked}: nothing to worry about.`
  const counts = [...counted(open, 'hazard'), ...counted(warnings, 'warning')]
  return `${looked}: ${counts.join(' and ')}.`
}

const counted = (count: number, what: string): readonly string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? what : `${what}s`}`]
