import { UsageError } from '../errors.ts'
import { readCatalog } from '../io/catalog.ts'
import { loadDataSource } from '../io/data-source.ts'
import { connect } from '../io/database.ts'
import { readEntities } from '../io/entities.ts'
import { differenceDrawing, drawingOf } from '../review/draw.ts'
import type { Drawing } from '../review/drawing.ts'
import { changedPart, neighbourhood } from '../review/focus.ts'
import { longestMermaid, mermaidOf } from '../review/mermaid.ts'
import { outlineOf } from '../review/outline-schema.ts'
import { svgOf } from '../review/svg.ts'
import { dataSourceFile } from '../settings.ts'
import { suggestion } from '../suggestion.ts'
import type { Context } from './command.ts'
import { compareOptions } from './compare-options.ts'
import { comparison } from './comparison.ts'

export interface DrawingWishes {
  readonly of: 'entities' | 'database' | 'difference'
  readonly format: 'mermaid' | 'svg'
  /** Names of tables; empty for all. */
  readonly tables: readonly string[]
}

export interface DrawnSchema {
  readonly of: DrawingWishes['of']
  readonly format: DrawingWishes['format']
  /** The tables that are drawn. */
  readonly tables: readonly string[]
  readonly text: string
  readonly warning: string | null
}

const titles = {
  entities: 'The entities',
  database: 'The database',
  difference: 'What separates the database from the entities',
}

/** Draws tables, wherever they are. */
export async function drawSchema(context: Context, { of, format, tables }: DrawingWishes): Promise<DrawnSchema> {
  const drawing = partOf(await wholeDrawing(context, of), tables)
  const text = format === 'svg' ? await svgOf(drawing, titles[of]) : mermaidOf(drawing)
  const isTooLong = format === 'mermaid' && text.length > longestMermaid
  return {
    of,
    format,
    tables: drawing.tables.map(({ name }) => name),
    text,
    warning: isTooLong
      ? `Mermaid refuses more than ${longestMermaid} characters and these are ${text.length}: name some tables, or draw with --format svg.`
      : null,
  }
}

async function wholeDrawing(context: Context, of: DrawingWishes['of']): Promise<Drawing> {
  const { settings } = context
  const { defaultNamespace, ledgerSchema } = settings
  if (of === 'entities') {
    const dataSource = await loadDataSource(dataSourceFile(settings))
    return drawingOf(outlineOf((await readEntities(dataSource, defaultNamespace ?? undefined)).schema))
  }
  if (of === 'difference') {
    const { live, wanted } = await comparison(await compareOptions(context))
    return changedPart(differenceDrawing(outlineOf(live), outlineOf(wanted)))
  }
  const database = await connect({ url: await context.databaseUrl() }, 'diagram')
  try {
    const options = { defaultNamespace: defaultNamespace ?? 'public', ledgerSchema }
    return drawingOf(outlineOf((await readCatalog(database, options)).schema))
  } finally {
    await database.close()
  }
}

function partOf(drawing: Drawing, wanted: readonly string[]): Drawing {
  if (wanted.length === 0) return drawing
  const known = drawing.tables.map(({ name }) => name)
  const missing = wanted.find((name) => !known.includes(name))
  if (missing === undefined) return neighbourhood(drawing, wanted)
  const near = suggestion(missing, known)
  throw new UsageError(`There is no table named ${missing}.`, {
    hint: near === null ? 'migrate diagram draws all tables.' : `Did you mean ${near}?`,
  })
}
