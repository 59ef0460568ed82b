import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import type { Program } from '../program.ts'
import type { Preparation, Subject } from '../scenario.ts'
import type { Site } from '../site.ts'
import { typeormDatabase } from './typeorm-project.ts'

const programs = fileURLToPath(new URL('../../floor', import.meta.url))

/** Copied beside the peers, so that the floor loads the very same packages. */
function program(site: Site, name: string): [string, string] {
  cpSync(programs, join(site.folder, 'floor'), { recursive: true })
  return [process.execPath, join(site.folder, 'floor', `${name}.cjs`)]
}

const floor = ({ name, ...program }: Program & { readonly name: string }): Subject => ({
  name,
  program,
  outcome: ({ exitCode, output }) => (exitCode === 0 ? output.trim() : null),
})

export const floorName = 'the floor'

/** The parts of the floor under a check, each with those before it. */
export const floorStages: Preparation = async (site, tables) => {
  const stages: readonly (readonly [stage: string, name: string])[] = [
    ['node', 'Node'],
    ['query', '+ pg, and one catalog query'],
    ['typeorm', '+ TypeORM loaded'],
    ['entities', '+ entities loaded'],
    ['metadata', '+ their metadata built'],
    ['walk', floorName],
  ]
  const place = await typeormDatabase(site, tables)
  return stages.map(([stage, name]) => floor({ name, command: [...program(site, 'schema'), stage], ...place }))
}

export const checkFloor: Preparation = async (site, tables) => {
  const place = await typeormDatabase(site, tables)
  return [floor({ name: floorName, command: program(site, 'schema'), ...place })]
}

export const connectFloor: Preparation = async (site) => [
  floor({
    name: 'Node with pg, one question',
    command: program(site, 'connect'),
    folder: site.folder,
    url: await site.database('connect'),
  }),
]

export const nodeFloor: Preparation = async (site) => [
  floor({ name: 'Node alone', command: [...program(site, 'schema'), 'node'], folder: site.folder, url: '' }),
]

export const transactionsFloor: Preparation = async (site, revisions) => {
  const database = `bare_${revisions}`
  const bare = floor({
    name: 'Node with pg, bare transactions',
    command: [...program(site, 'transactions'), String(revisions)],
    folder: site.folder,
    url: await site.database(database),
  })
  return [{ ...bare, before: async () => void (await site.database(database)) }]
}
