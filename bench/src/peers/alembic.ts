import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { statementsFound, takeColumn } from '../lacking.ts'
import { alembicTable } from '../models/alembic-table.ts'
import { numbersTo, revisionId } from '../models/naming.ts'
import { run, succeed } from '../program.ts'
import type { Preparation, Subject } from '../scenario.ts'
import type { Site } from '../site.ts'

interface Installed {
  readonly site: Site
  readonly size: number
  /** What to put before the arguments of Alembic. */
  readonly cli: readonly [python: string, ...arguments: string[]]
}

type Prepared = Awaited<ReturnType<Preparation>>

/** A preparation that answers with an absentee where no Python has Alembic. */
const whereInstalled =
  (name: string, prepare: (installed: Installed) => Promise<Prepared>): Preparation =>
  async (site, size) => {
    const python = await pythonWithAlembic(site)
    return python === null
      ? [{ name, absent: 'needs Python with alembic and psycopg2' }]
      : prepare({ site, size, cli: [python, '-m', 'alembic'] })
  }

/** Beside a Python of its own a person may have that of the system, which the system's packages are for. */
async function pythonWithAlembic({ folder }: Site): Promise<string | null> {
  for (const python of ['python3', '/usr/bin/python3']) {
    const command = [python, '-c', 'import alembic, psycopg2']
    const imported = await run({ command, folder, url: '' }).catch(() => null)
    if (imported?.exitCode === 0) return python
  }
  return null
}

const autogenerate = 'Alembic revision --autogenerate'

interface Comparison {
  readonly folder: string
  readonly url: string
  readonly cli: Installed['cli']
  /** What was found, by what was said and by the upgrade that was written. */
  found(output: string, operations: number): string
}

/** It writes a file even when it finds nothing. */
function compared({ folder, url, cli, found }: Comparison): Subject {
  const written = join(folder, 'history', 'versions', '0002_.py')
  return {
    name: autogenerate,
    program: { command: [...cli, 'revision', '--autogenerate', '--rev-id', '0002'], folder, url },
    before: async () => rmSync(written, { force: true }),
    outcome({ exitCode, output }) {
      if (exitCode !== 0) return null
      const [upgrade = ''] = readFileSync(written, 'utf8').split('def downgrade')
      return found(output, upgrade.match(/^ {4}op\./gm)?.length ?? 0)
    },
  }
}

/** The tables, and a database that Alembic has made of them. */
const alembicDatabase = ({ site, size, cli }: Installed): Promise<{ folder: string; url: string }> =>
  site.once(`alembic-database-${size}`, async () => {
    const folder = project(site, { tables: size, name: 'alembic' })
    const url = await site.database(`alembic_${size}`)
    await succeed({ command: [...cli, 'revision', '--autogenerate', '-m', 'initial', '--rev-id', '0001'], folder, url })
    await succeed({ command: [...cli, 'upgrade', 'head'], folder, url })
    return { folder, url }
  })

export const alembicCheck = whereInstalled(autogenerate, async (installed) => {
  const place = await alembicDatabase(installed)
  const found = (output: string) => (/Detected (?!sequence)/.test(output) ? 'false differences' : 'nothing')
  return [compared({ ...place, cli: installed.cli, found })]
})

/** Compares the tables with a database that lacks one of their columns. */
export const alembicChange = whereInstalled(autogenerate, async (installed) => {
  const { site, size, cli } = installed
  const { folder } = await alembicDatabase(installed)
  const url = await site.database(`alembic_change_${size}`, `alembic_${size}`)
  await takeColumn(url)
  return [compared({ folder, url, cli, found: (_, operations) => statementsFound(operations) })]
})

export const alembicEmpty = whereInstalled(autogenerate, async ({ site, size, cli }) => {
  const folder = project(site, { tables: size, name: 'alembic-empty' })
  const url = await site.database(`alembic_empty_${size}`)
  return [compared({ folder, url, cli, found: (_, operations) => `${operations} operations` })]
})

export const alembicCurrent = whereInstalled('Alembic current', async ({ site, size, cli }) => {
  const [folder, url] = [history(site, size), await site.database(`alembic_current_${size}`)]
  await succeed({ command: [...cli, 'upgrade', 'head'], folder, url })
  return [
    {
      name: 'Alembic current',
      program: { command: [...cli, 'current'], folder, url },
      outcome: ({ output }) => (output.startsWith(revisionId(size)) ? 'the head' : null),
    },
  ]
})

export const alembicHeads = whereInstalled('Alembic heads', async ({ site, size, cli }) => [
  {
    name: 'Alembic heads',
    program: { command: [...cli, 'heads'], folder: history(site, size), url: 'postgresql://' },
    outcome: ({ output }) => (output.startsWith(revisionId(size)) ? 'the head' : null),
  },
])

/** Applies revisions, each in a transaction of its own. */
export const alembicUpgrade = whereInstalled('Alembic upgrade head', async ({ site, size, cli }) => {
  const [folder, name] = [history(site, size), `alembic_upgrade_${size}`]
  return [
    {
      name: 'Alembic upgrade head',
      program: { command: [...cli, 'upgrade', 'head'], folder, url: await site.database(name) },
      before: async () => void (await site.database(name)),
      outcome: ({ exitCode }) => (exitCode === 0 ? `${size} applied` : null),
    },
  ]
})

const project = (site: Site, { tables, name }: { readonly tables: number; readonly name: string }): string =>
  site.project(`${name}-${tables}`, {
    ...common,
    'tables.py': `from sqlalchemy import *
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

metadata = MetaData()

${numbersTo(tables).map(alembicTable).join('\n')}`,
    'history/env.py': environment('from tables import metadata', 'metadata'),
    'history/versions/.keep': '',
  })

const history = (site: Site, revisions: number): string =>
  site.project(`alembic-history-${revisions}`, {
    ...common,
    'history/env.py': environment('', 'None'),
    ...Object.fromEntries(
      numbersTo(revisions).map((number) => [`history/versions/${revisionId(number)}_step.py`, revision(number)]),
    ),
  })

const common = {
  'alembic.ini': '[alembic]\nscript_location = history\nprepend_sys_path = .\n',
  'history/script.py.mako': `revision = \${repr(up_revision)}
down_revision = \${repr(down_revision)}

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql


def upgrade():
    \${upgrades if upgrades else "pass"}


def downgrade():
    \${downgrades if downgrades else "pass"}
`,
}

/** What `alembic init` writes, in short: its messages on stderr, and no encryption, which loopback does not need. */
const environment = (imports: string, metadata: string): string => `import logging
import os

from alembic import context
from sqlalchemy import create_engine
${imports}

logging.basicConfig(level=logging.INFO, format='%(message)s')
url = os.environ['DATABASE_URL'].replace('postgres://', 'postgresql://') + '?sslmode=disable&gssencmode=disable'
with create_engine(url).connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=${metadata},
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()
`

const revision = (number: number): string => `from alembic import op

revision = '${revisionId(number)}'
down_revision = ${number === 1 ? 'None' : `'${revisionId(number - 1)}'`}


def upgrade():
    op.execute('select ${number}')


def downgrade():
    op.execute('select ${number}')
`
