import { UnsupportedError } from '../errors.ts'
import type { Comparison } from '../io/compare.ts'
import { connect, type SessionSource } from '../io/database.ts'
import { type MissingRequirement, missingRequirements } from '../io/requirements.ts'
import { requirementsOf } from '../plan/requirements.ts'

/** Refuses what no server could run that has not what the entities rely on; it would fail in the middle of the upgrade. */
export async function refuseMissing({ operations, namespace }: Comparison, options: SessionSource): Promise<void> {
  const { comes, requirements } = requirementsOf(operations)
  if (requirements.length === 0) return
  const database = await connect(options, 'try')
  try {
    const missing = await missingRequirements(database, requirements, namespace)
    // Nobody knows all that an extension brings.
    const isToCome = ({ what, extension }: MissingRequirement): boolean =>
      what !== 'offer' && (extension === null ? comes.size > 0 : comes.has(extension))
    const [first] = missing.filter((each) => !isToCome(each))
    if (first !== undefined) throw refusalOf(first, requirements.find(({ extension }) => extension === first.name)?.of)
  } finally {
    await database.close()
  }
}

function refusalOf({ what, name, of, extension, offered }: MissingRequirement, user: string | undefined): Error {
  const found = {
    type: `${of} is of the type ${name}, which this database does not have.`,
    function: `The default of ${of} calls ${name}, which this database does not have.`,
    offer: `This server does not offer the extension ${name}, which ${user ?? of} needs.`,
  }
  const hint =
    what === 'offer'
      ? "Install it on the server's machine, until pg_available_extensions lists it. Then run the same command again."
      : hintFor(offered, extension)
  return new UnsupportedError(found[what], { object: name, hint })
}

function hintFor(offered: string | null, extension: string | null): string {
  if (offered !== null)
    return `The extension ${offered} brings it: declare that in the configuration, declared: { extension: ['${offered}'] }, or do not set TypeORM's installExtensions to false.`
  if (extension === null) return 'Correct the name, or declare in the configuration what makes it.'
  return `The extension ${extension} brings it, which this server does not offer: install that on its machine first.`
}
