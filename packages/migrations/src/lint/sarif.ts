import { pathToFileURL } from 'node:url'

import { hazardRules } from '../hazards/index.ts'
import type { Finding } from '../model/finding.ts'
import { furtherRules } from './acceptance.ts'

interface SarifSettings {
  /** What the paths of files are relative to: an absolute path. */
  readonly root: string
  readonly toolVersion: string
}

/** A log with one run, as far as its readers here are concerned. */
export interface SarifLog {
  readonly $schema: string
  readonly version: '2.1.0'
  readonly runs: readonly [{ readonly results: readonly SarifResult[] } & Readonly<Record<string, unknown>>]
}

interface SarifResult {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly level: Finding['level']
  readonly message: { readonly text: string }
  readonly locations: readonly unknown[]
  readonly partialFingerprints: Readonly<Record<string, string>>
  readonly suppressions?: readonly { readonly kind: string; readonly justification: string }[]
}

/** The findings as a SARIF 2.1.0 log, which code hosts show beside the lines of a pull request. */
export function sarifOf(findings: readonly Finding[], { root, toolVersion }: SarifSettings): SarifLog {
  const rules = rulesOf(findings)
  const indexes = new Map(rules.map(({ id }, index) => [id, index]))
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'retort', version: toolVersion, semanticVersion: toolVersion, rules } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { ROOT: { uri: `${pathToFileURL(root).href}/` } },
        results: findings.map((finding) => resultOf(finding, { root, ruleIndex: indexes.get(finding.rule) ?? 0 })),
      },
    ],
  }
}

/** Those that something was found by. */
const rulesOf = (findings: readonly Finding[]) =>
  [...new Set(findings.map(({ rule }) => rule))].sort().map((id) => {
    const rule = hazardRules.find((each) => each.id === id)
    if (rule === undefined) return { id, shortDescription: { text: describedOf(id) } }
    const { title, why, instead, level } = rule
    return {
      id,
      shortDescription: { text: `It ${title}.` },
      fullDescription: { text: why },
      help: { text: instead },
      defaultConfiguration: { level },
    }
  })

const describedOf = (id: string): string =>
  `It ${furtherRules[id as keyof typeof furtherRules] ?? `is what ${id} of another tool is about`}.`

interface Place {
  readonly root: string
  readonly ruleIndex: number
}

function resultOf(finding: Finding, { root, ruleIndex }: Place): SarifResult {
  const { rule, level, object, message, safeWay, file, line, accepted, revision } = finding
  const text = `${object === null ? '' : `${object}: `}${message}${safeWay === null ? '' : ` Instead: ${safeWay}`}`
  return {
    ruleId: rule,
    ruleIndex,
    level,
    message: { text },
    locations: [{ physicalLocation: { artifactLocation: artifactOf(file, root), region: { startLine: line } } }],
    partialFingerprints: { 'retort/v1': [revision, rule, object ?? ''].join(':') },
    ...(accepted === null ? {} : { suppressions: [{ kind: 'inSource', justification: accepted }] }),
  }
}

const artifactOf = (file: string, root: string): { readonly uri: string; readonly uriBaseId?: string } => {
  const [path, base] = [pathToFileURL(file).href, `${pathToFileURL(root).href}/`]
  return path.startsWith(base) ? { uri: path.slice(base.length), uriBaseId: 'ROOT' } : { uri: path }
}
