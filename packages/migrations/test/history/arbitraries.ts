// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are source code
import fc from 'fast-check'
import { type RevisionGraph, revisionGraph } from '../../src/history/graph.ts'
import type { Body, Part } from '../../src/history/write.ts'
import type { Header } from '../../src/model/revision.ts'

/** What has broken generated code before: ends of literals and comments, line ends, escapes, text that is not seen. */
const hostile = fc.constantFrom(
  '`',
  '\\',
  '${',
  '}',
  '$',
  "'",
  '"',
  '\r',
  '\n',
  '\r\n',
  '\u2028',
  '\u2029',
  '\0',
  '*/',
  '/*',
  '//',
  '--',
  '</script>',
  '\u{1f600}',
  '\u{1f468}\u200d\u{1f469}',
  '\u202e',
  '\ufeff',
  '\u0085',
  '\\u0041',
  '\\`',
  '\\${x}',
  ' ',
  'SELECT',
  'await queryRunner.query(`',
  "export const revision = 'no'",
)

/** Any text that UTF-8 can carry, hostile more often than not. */
export const text: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.array(hostile, { maxLength: 8 }).map((parts) => parts.join('')), weight: 3 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 20 }), weight: 1 },
)

const part: fc.Arbitrary<Part> = fc.oneof(
  { arbitrary: fc.record({ sql: text, comments: fc.array(text, { maxLength: 2 }) }), weight: 4 },
  { arbitrary: fc.record({ remark: text }), weight: 1 },
)

export const body: fc.Arbitrary<Body> = fc.array(part, { maxLength: 5 })

const id = fc.stringMatching(/^[0-9a-zA-Z_]{1,16}$/).filter((name) => !/^(?:heads?|base|current)$/.test(name))

export const header: fc.Arbitrary<Header> = fc.record({
  id,
  downRevisions: fc.uniqueArray(id, { maxLength: 12 }),
  message: text,
  branchLabels: fc.uniqueArray(id, { maxLength: 2 }),
  dependsOn: fc.uniqueArray(id, { maxLength: 2 }),
  transaction: fc.constantFrom('own', 'none'),
  accepts: fc.dictionary(
    text.filter((key) => key !== '__proto__'),
    text.filter((reason) => reason.trim() !== ''),
    { maxKeys: 2 },
  ),
})

/** Histories of up to fifteen revisions that fork, merge, depend and begin anew, in any load order. */
export const graph: fc.Arbitrary<RevisionGraph<Header>> = fc
  .array(fc.record({ down: fc.array(fc.nat(4), { maxLength: 2 }), depends: fc.option(fc.nat(7)), place: fc.nat(99) }), {
    maxLength: 15,
  })
  .map((plan) => {
    const headers = plan.map(({ down, depends, place }, at) => ({
      place,
      id: `r${String(at).padStart(3, '0')}`,
      downRevisions: [...new Set(down.map((back) => at - 1 - back))].flatMap(idAt),
      dependsOn: depends === null ? [] : idAt(at - 1 - depends),
      message: '',
      branchLabels: [],
      transaction: 'own' as const,
      accepts: {},
    }))
    return revisionGraph(headers.toSorted((one, other) => one.place - other.place))
  })

const idAt = (at: number): readonly string[] => (at < 0 ? [] : [`r${String(at).padStart(3, '0')}`])
