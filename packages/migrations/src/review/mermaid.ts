import { visibleText } from '../sql/visible-text.ts'
import { type Drawing, type DrawnColumn, type DrawnRelation, type DrawnTable, isTold, type Mark } from './drawing.ts'

/** What Mermaid takes unless whoever draws has configured it otherwise; nobody can on GitHub. */
export const longestMermaid = 50_000

/** A drawing as an entity relationship diagram of Mermaid. No name can leave its place, whatever is in it. */
export function mermaidOf({ tables, relations }: Drawing): string {
  const marked = new Set(tables.map(({ mark }) => mark))
  return [
    'erDiagram',
    ...tables.flatMap(tableLines),
    ...relations.map(relationLine),
    ...(Object.keys(styles) as (keyof typeof styles)[]).flatMap((mark) =>
      marked.has(mark) ? [`  classDef ${mark} ${styles[mark]}`] : [],
    ),
    '',
  ].join('\n')
}

/** The page may be light or dark, and rows have colours of its choice: only the lines are coloured, and the words say the rest. */
const styles = {
  new: 'stroke:#2da44e,stroke-width:3px',
  changed: 'stroke:#bf8700,stroke-width:3px',
  removed: 'stroke:#cf222e,stroke-width:3px,stroke-dasharray:5',
} as const satisfies Partial<Record<Mark, string>>

function tableLines({ name, mark, note, columns, omitted }: DrawnTable): readonly string[] {
  const said = [...(mark === 'same' ? [] : [mark]), ...(note === null ? [] : [note])]
  const label = said.length === 0 ? '' : `[${quoted(`${name} (${said.join(', ')})`)}]`
  const style = mark === 'same' ? '' : `:::${mark}`
  const lines = [
    ...columns.map((column) => `    ${columnLine(column, mark)}`),
    ...(omitted === 0 ? [] : [`    and more "${omitted} more"`]),
  ]
  const head = `  ${quoted(name)}${label}${style}`
  return lines.length === 0 ? [head] : [`${head} {`, ...lines, '  }']
}

function columnLine(column: DrawnColumn, tableMark: Mark): string {
  const { name, type, nullable, keys, mark, note } = column
  const [nameWord, typeWord] = [word(name), word(type)]
  const said = [
    ...(nameWord === name && !isMarkdown(name) ? [] : [name]),
    ...(typeWord === type ? [] : [type]),
    ...(isTold(column, tableMark) ? [note ?? mark] : []),
    ...(nullable ? ['null'] : []),
  ]
  const comment = said.length === 0 ? [] : [quoted(said.join(', '))]
  return [typeWord, nameWord, ...(keys.length === 0 ? [] : [keys.join(', ')]), ...comment].join(' ')
}

function relationLine({ from, to, columns, isOptional, isUnique, mark }: DrawnRelation): string {
  const ends = `${isUnique ? '|o' : '}o'}${mark === 'removed' ? '..' : '--'}${isOptional ? 'o|' : '||'}`
  const role = `${columns.map(seen).join(', ')}${mark === 'same' ? '' : ` (${mark})`}`
  return `  ${quoted(from)} ${ends} ${quoted(to)} : ${quoted(role)}`
}

/** A label of nothing but spaces is one that Mermaid has no place for. */
const seen = (name: string): string => (/^\s|\s$/.test(name) ? `"${name}"` : name)

/** The nearest text that may stand where Mermaid takes a word; PK, FK and UK mean keys there in any spelling. */
function word(text: string): string {
  const plain = [...text.replace(/\(.*,.*\)/, '')]
    .map((character) => (isWordCharacter(character) ? character : '-'))
    .join('')
  return plain.replace(/^(?=[^\p{L}_])|^$/u, '_').replace(/^([pfu]k)(?!\w)/i, '$1_')
}

const isWordCharacter = (character: string): boolean =>
  /^[A-Za-z0-9_()[\]]$/.test(character) || (/^\p{L}$/u.test(character) && /^[\u00c0-\uffff]$/.test(character))

/** Mermaid reads what it writes into a cell as Markdown, where underscores around a word make it slanted or bold. */
const isMarkdown = (text: string): boolean => /^_.*_$/.test(text)

const quoted = (text: string): string => `"${encoded(text)}"`

/**
 * Everything that is not plain becomes a character code. The lexer would take a quote, a percent sign or a backslash for
 * more than text, two words such as `direction` and `LR` anywhere on a line for an instruction, and Markdown a fence. Told to
 * ignore case, a pattern takes `ſ` for a plain `s`.
 */
const encoded = (text: string): string =>
  visibleText(text).replace(
    /[^A-Za-z0-9_.,()[\] ]| (?=[Tt][Bb]|[Bb][Tt]|[Rr][Ll]|[Ll][Rr])|(?<!\w)_|_(?!\w)/gu,
    (character) => `#${character.codePointAt(0)};`,
  )
