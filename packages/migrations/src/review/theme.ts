import { fontSize } from './text-width.ts'

interface Colours {
  readonly paper: string
  readonly ink: string
  readonly faint: string
  readonly line: string
  readonly head: string
  readonly new: string
  readonly 'new-ink': string
  readonly changed: string
  readonly 'changed-ink': string
  readonly removed: string
  readonly 'removed-ink': string
}

const light: Colours = {
  paper: '#ffffff',
  ink: '#1f2328',
  faint: '#59636e',
  line: '#59636e',
  head: '#eef1f4',
  new: '#dafbe1',
  'new-ink': '#116329',
  changed: '#fff8c5',
  'changed-ink': '#7d4e00',
  removed: '#ffebe9',
  'removed-ink': '#a40e26',
}

const dark: Colours = {
  paper: '#0d1117',
  ink: '#e6edf3',
  faint: '#9aa4af',
  line: '#9aa4af',
  head: '#1c232c',
  new: '#0f2d1a',
  'new-ink': '#56d364',
  changed: '#332701',
  'changed-ink': '#e3b341',
  removed: '#3d1417',
  'removed-ink': '#ff9492',
}

/** The colours of a picture as properties of an element, by the scheme that the reader prefers; on paper it is light. */
export const pictureColours = (element: string): string =>
  `${element}{color-scheme:light dark;${properties(light)}}@media screen and (prefers-color-scheme:dark){${element}{${properties(dark)}}}`

const properties = (colours: Colours): string =>
  Object.entries(colours)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';')

/** How the parts of a picture look; a mark is a colour, a sign and a word, never a colour alone. */
export const pictureRules = [
  `.schema{font:${fontSize}px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace}`,
  '.schema text{fill:var(--ink);white-space:pre}',
  '.schema .paper{fill:var(--paper)}',
  '.schema .box{fill:var(--paper);stroke:var(--line)}',
  '.schema .head{fill:var(--head);stroke:var(--line)}',
  '.schema .table>text .name,.schema .keys{font-weight:700}',
  '.schema .type{fill:var(--faint)}',
  '.schema .relation path{fill:none;stroke:var(--line);stroke-width:1.25}',
  ...(['new', 'changed', 'removed'] as const).flatMap((mark) => [
    `.schema .table.${mark} .box,.schema .table.${mark} .head,.schema .relation.${mark} path{stroke:var(--${mark}-ink)}`,
    `.schema .table.${mark} .head,.schema .row.${mark} .back{fill:var(--${mark})}`,
    `.schema .table.${mark}>text,.schema .row.${mark} text,.schema .row.${mark} .type{fill:var(--${mark}-ink)}`,
  ]),
  '.schema .removed .line,.schema .table.removed .box{stroke-dasharray:5 3}',
  '.schema .row.removed .name,.schema .table.removed .name{text-decoration:line-through}',
].join('')
