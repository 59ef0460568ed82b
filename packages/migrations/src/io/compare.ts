import type { DataSource } from 'typeorm'

import { kindNames } from '../kinds/index.ts'
import type { Declarations } from '../model/declaration.ts'
import { type Key, kindNameOf, nameOf } from '../model/key.ts'
import type { Operation } from '../model/operation.ts'
import type { Rule } from '../model/rule.ts'
import type { Schema } from '../model/schema.ts'
import { adoptLive, adoptUses } from '../plan/adopt.ts'
import { diff } from '../plan/diff.ts'
import { inheriting } from '../plan/inherit.ts'
import { hasUndeclared, type Namesake, ownership as ownershipOf } from '../plan/ownership.ts'
import { reopened } from '../plan/reopen.ts'
import { reworded } from '../plan/reword.ts'
import type { Candidate } from '../renames/candidates.ts'
import type { Twins } from '../renames/derive.ts'
import type { ValueMerge } from '../renames/merges.ts'
import { relabelled } from '../renames/relabel.ts'
import { withoutIgnored } from '../rules/ignore.ts'
import { checkAttributes, keepsName, keptLive } from '../rules/keep.ts'
import { type ReadRule, type RuleLog, type RuleUse, readRules, ruleLog } from '../rules/rule.ts'
import { subjectText } from '../sql/object-path.ts'
import { type Catalog, type CatalogOptions, readCatalog, type Unmodelled } from './catalog.ts'
import { readRenamedCatalog } from './catalog-renamed.ts'
import type { Database } from './database.ts'
import { managedKinds, readDeclarations } from './declarations.ts'
import { declaredRecords } from './declared-records.ts'
import { type Entities, readEntities } from './entities.ts'
import { type WithDeclared, withDeclared } from './entities-declared.ts'
import { asItIs, followLabels, followRenames, type Naming, type Renames, type Renaming } from './follow-renames.ts'
import { normalise } from './normalise.ts'
import { weighedBySamples } from './statistics.ts'

/** What separates the database from the entities. */
export interface Comparison {
  readonly live: Schema
  /** What the entities say, spelled as the database spells it. */
  readonly declared: Schema
  /** What the database shall be: the entities, and what is not theirs to decide. */
  readonly wanted: Schema
  readonly operations: readonly Operation[]
  /** What only gets another name; where it is to be written, `live` is called so already. */
  readonly renames: Renames
  /** Values that become others, which are there already. */
  readonly merges: readonly ValueMerge[]
  /** What is declared under another name than it has, and is called in `declared` as it is in the database. */
  readonly labels: readonly Twins[]
  /** Objects that neither an entity nor the history knows. */
  readonly unmanaged: readonly Key[]
  /** Unmanaged objects that go because something declared is there for the same. */
  readonly replaced: readonly Key[]
  /** What has the name of something declared, stands on another object, and was not made by the history. */
  readonly namesakes: readonly Namesake[]
  /** Unmanaged objects that go with a table or column that is dropped. */
  readonly taken: readonly Key[]
  /** Unmanaged objects that are in the way of a drop. */
  readonly blocking: readonly Key[]
  /** Objects whose expressions could not be compared, because the server lets nobody write. */
  readonly uncompared: readonly Key[]
  readonly unmodelled: readonly Unmodelled[]
  /** What each rule of the configuration was good for. */
  readonly rules: readonly RuleUse[]
  readonly serverVersion: number
  /** The default namespace that both sides are relative to. */
  readonly namespace: string
}

export interface Comparing {
  /** Called once the catalog query is under way, because loading entities takes longer than the database does. */
  readonly dataSource: () => Promise<DataSource>
  /** Null: `public`. */
  readonly defaultNamespace: string | null
  readonly ledgerSchema: string
  /** The SQL of the history so far, by revision; asked for only if the database holds something that no entity declares. */
  readonly statements: () => Promise<readonly (readonly string[])[]>
  readonly includeUnmanaged: boolean
  readonly rules: readonly Rule[]
  /** What there is to be besides what the entities declare. */
  readonly declarations: Declarations
  /** Null: nothing is renamed, and the database is looked at as it is. */
  readonly renaming: Renaming | null
  /** Under another name it is another object, unless a rule keeps the name: for who proves that a revision leads to the entities. */
  readonly isStrict?: true
}

/** Compares what TypeORM's metadata says with what is there. Leaves nothing behind in the database. */
export async function compare(database: Database, comparing: Comparing): Promise<Comparison> {
  const statements = await readDeclarations(comparing.declarations)
  const { catalog, entities: said, options } = await readBoth(database, comparing)
  const { renaming } = comparing
  const { entities, inLiveWords } = await withDeclared(database, said, { ...comparing, catalog, statements })
  const rules = readRules(comparing.rules, options.defaultNamespace)
  const log = ruleLog(rules)
  const both = { catalog, entities, comparing, rules, log, inLiveWords }
  const first = await compareBoth(database, { ...both, naming: asItIs })
  checkAttributes(rules, [first.live, entities.schema])
  const following = {
    keepsName: (twins: Twins) => keepsName(twins, { rules, log }),
    weigh: (candidates: readonly Candidate[], found: Comparison) => weighedBySamples(database, candidates, found),
    isStrict: comparing.isStrict === true,
    async again(naming: Naming) {
      const { steps } = naming.renames
      const found = steps.length === 0 ? catalog : await readRenamedCatalog(database, steps, options)
      return compareBoth(database, { ...both, catalog: found, naming })
    },
  }
  const found =
    renaming === null ? await followLabels(first, following) : await followRenames(first, renaming, following)
  return { ...found, unmodelled: found.unmodelled.map(concerning(entities)), rules: log.uses() }
}

/** Adds the class that it is the business of. */
function concerning({ entityOf }: Entities): (found: Unmodelled) => Unmodelled {
  const ownerOf = (relation: string) => kindNames.flatMap((kind) => entityOf(`${kind}:${relation}` as Key) ?? [])
  const relationsIn = (name: string): readonly string[] => [
    ...[name, ...name.split(/ (?:on|of) /).slice(-1)],
    ...(name.includes('.') ? [name.slice(0, name.lastIndexOf('.'))] : []),
  ]
  return (found) => ({ ...found, entity: found.entity ?? relationsIn(found.name).flatMap(ownerOf)[0] ?? null })
}

interface Both {
  readonly catalog: Catalog
  readonly entities: Entities
  readonly naming: Naming
  readonly comparing: Comparing
  readonly rules: readonly ReadRule[]
  readonly log: RuleLog
  readonly inLiveWords: WithDeclared['inLiveWords']
}

async function compareBoth(database: Database, both: Both): Promise<Comparison> {
  const { catalog, entities, naming, comparing, rules, log } = both
  const { renames, labels } = naming
  const live = catalog.schema
  const namespace = entities.defaultNamespace
  const known = { live, rules, log, namesOf: (key: Key) => [key, ...aliasesOf(key, naming)] }
  const { declared: asked, keys: ignored } = withoutIgnored({ ...known, declared: relabelled(entities.schema, labels) })
  const adopted = adoptLive(live, asked)
  const kept = keptLive({ ...known, declared: both.inLiveWords(adopted, live) }, 'uncompared')
  const written = kept === adopted ? adopted : adoptLive(live, kept)
  const spelled = await normalise(database, {
    live,
    declared: written,
    namespace,
    renames: renames.steps,
  })
  const { uncompared } = spelled
  const declared = keptLive({ ...known, declared: spelled.declared }, 'compared')
  const managed = managedKinds(comparing.declarations)
  const ownership = ownershipOf(reworded(inheriting(live, declared), declared), declared, {
    managed,
    made: hasUndeclared(live, declared, managed) ? await madeIn(comparing, renames, namespace) : new Set(),
    ignored: [...entities.unmanaged, ...ignored],
    includeUnmanaged: comparing.includeUnmanaged,
  })
  const { unmodelled, serverVersion } = withoutHidden(
    { ...catalog, unmodelled: alsoUnmodelled(catalog, ownership.undeclarable) },
    entities,
    { rules, log },
  )
  const wanted = reopened({ live, wanted: adoptUses(live, ownership.wanted), written })
  const operations = diff(live, wanted)
  return {
    ...{
      live,
      declared,
      operations,
      renames,
      labels,
      merges: [],
      ...ownership,
      wanted,
      uncompared,
      unmodelled,
      serverVersion,
      namespace,
    },
    rules: log.uses(),
  }
}

/** What else an object is called: by the entities, or by the database before it is renamed. */
const aliasesOf = (key: Key, { labels, renames }: Naming): readonly string[] => [
  ...labels.flatMap(({ from, to }) => (from === key ? [to] : [])),
  ...renames.renamed.flatMap(({ word, from, to, beside = word }) =>
    `${beside}:${subjectText(to)}` === key ? [`${beside}:${subjectText(from)}`] : [],
  ),
]

/** What a kind describes and nobody has begun to declare is called as if none did. */
const alsoUnmodelled = ({ unmodelled }: Catalog, undeclarable: readonly Key[]): readonly Unmodelled[] =>
  [...undeclarable.map((key) => ({ what: kindNameOf(key), name: nameOf(key) })), ...unmodelled].sort((one, other) =>
    `${one.what} ${one.name}` < `${other.what} ${other.name}` ? -1 : 1,
  )

/** Without what no kind describes and a rule leaves out. */
function withoutHidden(catalog: Catalog, { unheard }: Entities, { rules, log }: Pick<Both, 'rules' | 'log'>): Catalog {
  const unmodelled = [...catalog.unmodelled, ...unheard].filter(({ what, name }) => {
    const rule = rules.find(
      ({ keeps, patterns }) => keeps === null && patterns.some((pattern) => pattern.matchesUnmodelled(what, name)),
    )
    if (rule !== undefined) log.note(rule, `${what}:${name}`)
    return rule === undefined
  })
  return { ...catalog, unmodelled }
}

/** What the history made is called by then what the renames make of it. Most databases hold nothing that this has to be known for. */
async function madeIn(
  { statements }: Comparing,
  { steps }: Renames,
  defaultNamespace: string,
): Promise<ReadonlySet<Key>> {
  const sqlOf = (some: typeof steps) => some.map(({ upgrade: { sql } }) => sql)
  const unasked = new Set(sqlOf(steps.filter(({ makesRoom }) => makesRoom)))
  const { madeBy } = await import('../history/provenance.ts')
  return madeBy([...(await statements()), sqlOf(steps)], { defaultNamespace, unasked })
}

/** The catalog is read while the entities load; only where they say that another namespace is meant, or a table left out, once more. */
async function readBoth(
  database: Database,
  { dataSource, defaultNamespace, ledgerSchema }: Comparing,
): Promise<{ readonly catalog: Catalog; readonly entities: Entities; readonly options: CatalogOptions }> {
  const assumed = defaultNamespace ?? 'public'
  const [catalog, entities] = await Promise.all([
    readCatalog(database, { defaultNamespace: assumed, ledgerSchema }),
    dataSource().then((loaded) => readEntities(loaded, defaultNamespace ?? undefined)),
  ])
  const records = declaredRecords(entities.schema)
  const options = { defaultNamespace: entities.defaultNamespace, ledgerSchema, records }
  if (entities.defaultNamespace === assumed && records.length === 0) return { catalog, entities, options }
  return { catalog: await readCatalog(database, options), entities, options }
}
