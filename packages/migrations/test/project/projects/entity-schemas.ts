import type { Project } from '../project.ts'

const track = (isGrown: boolean): string => `
import { EntitySchema } from 'typeorm'

export interface Track { id: string; title: string; seconds: number }

export const TrackSchema = new EntitySchema<Track>({
  name: 'Track',
  tableName: 'tracks',
  columns: {
    id: { type: 'bigint', primary: true, generated: 'increment' },
    title: { type: String, unique: true },
    seconds: { type: Number, default: 0 },
    addedAt: { type: 'timestamp with time zone', createDate: true },
    ${isGrown ? "mood: { type: 'enum', enum: ['calm', 'wild'], enumName: 'mood', nullable: true }," : ''}
    ${isGrown ? 'liked: { type: Boolean, default: false },' : ''}
  },
  relations: { album: { type: 'many-to-one', target: 'Album', joinColumn: { name: 'album_id' }, nullable: false } },
  indices: [${isGrown ? "{ name: 'tracks_by_mood', columns: ['mood'], where: 'mood is not null' }" : ''}],
  checks: [{ name: 'tracks_last', expression: 'seconds >= 0' }],
})
`

/** Without a configuration: every command is told what it needs. */
export const entitySchemas: Project = {
  about: 'EntitySchema in TypeScript, and no configuration',
  files: (isGrown) => ({
    'package.json': '{ "type": "module" }',
    'db/tracks.ts': track(isGrown),
    'db/albums.ts': `
import { EntitySchema } from 'typeorm'

export const AlbumSchema = new EntitySchema<{ id: number; name: string }>({
  name: 'Album',
  tableName: 'albums',
  columns: { id: { type: Number, primary: true, generated: 'identity' }, name: { type: 'text' } },
})
`,
    'db/source.ts': `
import { DataSource } from 'typeorm'
import { AlbumSchema } from './albums.ts'
import { TrackSchema } from './tracks.ts'

export default new DataSource({ type: 'postgres', url: process.env.DATABASE_URL, entities: [AlbumSchema, TrackSchema] })
`,
  }),
  init: null,
  always: ['-d', 'db/source.ts', '--revisions', 'db/revisions'],
  revisions: 'db/revisions',
  dataSource: 'db/source.ts',
  creates: ['"id" bigserial', '"album_id" integer NOT NULL', 'CONSTRAINT "tracks_last" CHECK (seconds >= 0)'],
  adds: [
    `CREATE TYPE "mood" AS ENUM ('calm', 'wild')`,
    'ADD COLUMN "mood" mood',
    'CREATE INDEX "tracks_by_mood" ON "tracks" ("mood") WHERE mood is not null',
  ],
}
