import { expect, test } from 'vitest'

import { tableKey } from '../../src/kinds/keys.ts'
import { onServer } from '../../src/model/circumstances.ts'
import { statement } from '../../src/model/statement.ts'
import { drafts } from '../../src/plan/body.ts'
import { emptySchema } from '../../src/plan/empty-schema.ts'
import { directly } from '../../src/plan/stage.ts'
import { subjectOf } from '../../src/plan/subject.ts'

const renamed = (...tables: readonly string[]) =>
  tables.map((table) => {
    const upgrade = statement('', { locks: [{ relation: tableKey(null, table), mode: 'ACCESS EXCLUSIVE' }] })
    return { upgrade, downgrade: upgrade }
  })

test.each([
  { renames: renamed('client'), subject: 'client' },
  { renames: renamed('client', 'client', 'task'), subject: 'client and task' },
  { renames: renamed('client', 'task', 'guild'), subject: 'client and 2 more' },
  { renames: [], subject: '' },
])('a revision that only renames is about what it locks: $subject', ({ renames, subject }) => {
  const made = drafts(directly(emptySchema(), emptySchema()), onServer(18), renames)
  expect(made.map(subjectOf)).toEqual([subject])
})
