import type { Drawing, DrawnTable } from './drawing.ts'
import { layoutOf, type PlacedBox } from './layout.ts'
import { escaped } from './markup.ts'
import { relationPath } from './relation-path.ts'
import { padding, type Row, rowHeight, signs } from './table-box.ts'
import { widthOf } from './text-width.ts'
import { pictureColours, pictureRules } from './theme.ts'

/** A drawing as a picture that stands alone, in light and in dark. */
export async function svgOf(drawing: Drawing, title: string): Promise<string> {
  const style = `<style>${pictureColours('svg')}${pictureRules}</style>`
  return picture(drawing, { title, attributes: 'xmlns="http://www.w3.org/2000/svg" ', style })
}

/** The same as a part of a page that brings the style along. */
export const inlineSvgOf = (drawing: Drawing, title: string): Promise<string> =>
  picture(drawing, { title, attributes: '', style: '' })

interface Frame {
  readonly title: string
  readonly attributes: string
  readonly style: string
}

async function picture(drawing: Drawing, { title, attributes, style }: Frame): Promise<string> {
  const { width, height, boxes, routes } = await layoutOf(drawing)
  const placed = new Map(boxes.map((each) => [each.box.table.name, each]))
  const lines = routes.flatMap((route) => {
    const [from, to] = [placed.get(route.relation.from), placed.get(route.relation.to)]
    if (!from || !to) return []
    const { line, ends } = relationPath(route, from, to)
    const text = `${route.relation.from}.${route.relation.columns.join(', ')} → ${route.relation.to}`
    return [
      `<g class="relation ${route.relation.mark}"><title>${escaped(text)}</title><path class="line" d="${line}"/><path d="${ends}"/></g>`,
    ]
  })
  return [
    `<svg ${attributes}class="schema" role="img" aria-labelledby="schema-title schema-description" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title id="schema-title">${escaped(title)}</title>`,
    `<desc id="schema-description">${escaped(inWords(drawing.tables))}</desc>`,
    ...(style === '' ? [] : [style]),
    `<rect class="paper" width="${width}" height="${height}"/>`,
    ...lines,
    ...boxes.map(tableGroup),
    '</svg>',
    '',
  ].join('\n')
}

const inWords = (tables: readonly DrawnTable[]): string =>
  tables
    .map(({ name, mark, columns }) => `${name}${mark === 'same' ? '' : ` (${mark})`}: ${columns.length} columns.`)
    .join(' ')

function tableGroup({ box, x, y }: PlacedBox): string {
  const { table, title, note, rows, width, height, typeAt } = box
  const sign = signs[table.mark]
  const head = [
    `<tspan x="${padding}">${sign}</tspan>`,
    `<tspan class="name" x="${padding + widthOf('+ ')}">${escaped(title)}</tspan>`,
    ...(note === '' ? [] : [`<tspan class="note" x="${padding + widthOf(`+ ${title}  `)}">${escaped(note)}</tspan>`]),
  ].join('')
  return [
    `<g class="table ${table.mark}" transform="translate(${x} ${y})"><title>${escaped(table.name)}</title>`,
    `<rect class="box" width="${width}" height="${height}" rx="4"/>`,
    `<path class="head" d="M 0 ${rowHeight + 4} V 4 Q 0 0 4 0 H ${width - 4} Q ${width} 0 ${width} 4 V ${rowHeight + 4} Z"/>`,
    `<text y="${rowHeight - 5}">${head}</text>`,
    ...rows.map((row, index) => rowGroup(row, { top: rowHeight * (index + 1) + 5, width, typeAt })),
    '</g>',
  ].join('\n')
}

function rowGroup(row: Row, { top, width, typeAt }: { top: number; width: number; typeAt: number }): string {
  const { mark, sign, name, type, keys, note, full } = row
  const back =
    mark === 'same' ? '' : `<rect class="back" x="1" y="${top}" width="${width - 2}" height="${rowHeight - 1}"/>`
  const rest = [
    [type, 'type'],
    [keys, 'keys'],
    [note, 'note'],
  ].filter(([text]) => text !== '')
  const places = rest.map((_, index) =>
    rest.slice(0, index).reduce((from, [text = '']) => from + widthOf(`${text}  `), typeAt),
  )
  const spans = [
    `<tspan x="${padding}">${sign}</tspan>`,
    `<tspan class="name" x="${padding + widthOf('+ ')}">${escaped(name)}</tspan>`,
    ...rest.map(
      ([text = '', role], index) =>
        `<tspan class="${role}" x="${Math.round(places[index] ?? 0)}">${escaped(text)}</tspan>`,
    ),
  ].join('')
  return `<g class="row ${mark}"><title>${escaped(full)}</title>${back}<text y="${top + 14}">${spans}</text></g>`
}
