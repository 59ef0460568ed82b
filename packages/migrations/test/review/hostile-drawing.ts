import { drawingOf } from '../../src/review/draw.ts'
import type { Drawing } from '../../src/review/drawing.ts'

/** A name wherever a name can be: as a table, a column, a type, a schema and a foreign key. */
export const hostileDrawing = (name: string): Drawing =>
  drawingOf({
    tables: [
      {
        namespace: null,
        name,
        identity: 'a',
        columns: [{ identity: 'a', name, type: name, nullable: true }],
        keys: [{ type: 'foreign key', name, columns: [name], target: { namespace: name, name } }],
      },
      {
        namespace: name,
        name,
        identity: 'b',
        columns: [{ identity: 'b', name, type: name, nullable: false }],
        keys: [],
      },
    ],
  })
