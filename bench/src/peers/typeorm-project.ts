import { join } from 'node:path'

import { className, fileName, numbersTo } from '../models/naming.ts'
import { typeormEntity } from '../models/typeorm-entity.ts'
import { succeed } from '../program.ts'
import { compile } from '../retort-package.ts'
import type { Site } from '../site.ts'

/** A project of so many TypeORM entities: TypeScript in `src`, and what the compiler makes of it in `dist`. */
export const typeormProject = (site: Site, tables: number): Promise<string> =>
  site.once(`typeorm-${tables}`, async () => {
    const folder = site.project(`typeorm-${tables}`, {
      'package.json': '{ "type": "commonjs" }',
      'tsconfig.json': JSON.stringify({ compilerOptions, include: ['src'] }),
      'src/data-source.ts': dataSource(tables),
      ...Object.fromEntries(
        numbersTo(tables).map((number) => [`src/entities/${fileName(number)}.ts`, typeormEntity(number)]),
      ),
    })
    await compile(join(folder, 'tsconfig.json'), join(folder, 'dist'))
    return folder
  })

/** The project's entities, and the URL of a database that TypeORM has made of them. */
export const typeormDatabase = (site: Site, tables: number): Promise<{ folder: string; url: string }> =>
  site.once(`typeorm-database-${tables}`, async () => {
    const folder = await typeormProject(site, tables)
    const url = await site.database(`typeorm_${tables}`)
    const command = [process.execPath, site.installed('typeorm/cli.js'), 'schema:sync', '-d', 'dist/data-source.js']
    await succeed({ command, folder, url })
    return { folder, url }
  })

const compilerOptions = {
  target: 'es2022',
  module: 'nodenext',
  types: [],
  strict: true,
  skipLibCheck: true,
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
  rootDir: 'src',
}

const dataSource = (tables: number): string => `import 'reflect-metadata'
import { DataSource } from 'typeorm'
${numbersTo(tables)
  .map((number) => `import { ${className(number)} } from './entities/${fileName(number)}'`)
  .join('\n')}

declare const process: { env: { DATABASE_URL?: string } }

export const dataSource = new DataSource({
  type: 'postgres',
  url: process.env.DATABASE_URL,
  entities: [${numbersTo(tables).map(className).join(', ')}],
})
`
