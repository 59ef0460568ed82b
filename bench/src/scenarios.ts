import {
  alembicChange,
  alembicCheck,
  alembicCurrent,
  alembicEmpty,
  alembicHeads,
  alembicUpgrade,
} from './peers/alembic.ts'
import { drizzleChange, drizzleCheck, drizzleEmpty } from './peers/drizzle.ts'
import { checkFloor, connectFloor, floorName, floorStages, nodeFloor, transactionsFloor } from './peers/floor.ts'
import { mikroOrmChange, mikroOrmCheck, mikroOrmEmpty, mikroOrmList, mikroOrmUp } from './peers/mikro-orm.ts'
import { retortChange, retortCheck, retortCurrent, retortEmpty, retortHeads, retortUpgrade } from './peers/retort.ts'
import { typeormChange, typeormCheck, typeormEmpty, typeormRun, typeormShow } from './peers/typeorm.ts'
import type { Scenario, ScenarioName, Target } from './scenario.ts'

const autogenerate = 'retort revision --autogenerate'
const otherPeers = ['MikroORM schema:update --dump', 'Alembic revision --autogenerate', 'drizzle-kit push']

const aheadOf = (peers: readonly string[]): readonly Target[] =>
  peers.map((to) => ({ of: autogenerate, to, figure: 'wallSeconds', atMost: 1 }))

/** Everything that can be measured, with the subject that the others are compared with. */
export const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  check: {
    title: 'Check, with nothing to do',
    unit: 'tables',
    sizes: [11, 100],
    yardstick: floorName,
    own: [checkFloor, retortCheck],
    peers: { typeorm: typeormCheck, 'mikro-orm': mikroOrmCheck, drizzle: drizzleCheck, alembic: alembicCheck },
    targets: (tables) => [
      { of: 'retort check', to: floorName, figure: 'wallSeconds', atMost: tables < 1000 ? 1.3 : 1.5 },
      { of: 'retort check', to: 'TypeORM migration:generate --check', figure: 'wallSeconds', atMost: 1 },
      { of: 'retort check', to: 'MikroORM schema:update --dump', figure: 'wallSeconds', atMost: 1 },
      { of: 'retort check', to: 'Alembic revision --autogenerate', figure: 'wallSeconds', atMost: 1 },
      { of: 'retort check', to: 'drizzle-kit push', figure: 'wallSeconds', atMost: 1 },
      { of: 'retort check', to: 'TypeORM migration:generate --check', figure: 'peakMebibytes', atMost: 1.3 },
    ],
  },
  change: {
    title: 'Write the revision that adds a missing column',
    unit: 'tables',
    sizes: [11, 100],
    yardstick: floorName,
    own: [checkFloor, retortCheck, retortChange],
    peers: { typeorm: typeormChange, 'mikro-orm': mikroOrmChange, drizzle: drizzleChange, alembic: alembicChange },
    targets: () => [
      { of: autogenerate, to: 'retort check', figure: 'wallSeconds', atMost: 1.3 },
      ...aheadOf(['TypeORM migration:generate', ...otherPeers]),
    ],
  },
  empty: {
    title: 'Write the first revision, for an empty database',
    unit: 'tables',
    sizes: [11, 100],
    yardstick: floorName,
    own: [checkFloor, retortCheck, retortEmpty],
    peers: { typeorm: typeormEmpty, 'mikro-orm': mikroOrmEmpty, drizzle: drizzleEmpty, alembic: alembicEmpty },
    targets: () => [
      { of: autogenerate, to: 'retort check', figure: 'wallSeconds', atMost: 1.3 },
      ...aheadOf(['TypeORM migration:generate', ...otherPeers]),
    ],
  },
  current: {
    title: 'Where is the database, when it has every revision?',
    unit: 'revisions',
    sizes: [1000, 5000],
    yardstick: 'Node with pg, one question',
    own: [connectFloor, retortCurrent],
    peers: { typeorm: typeormShow, 'mikro-orm': mikroOrmList, alembic: alembicCurrent },
    targets: () => [
      { of: 'retort current', to: 'Node with pg, one question', figure: 'wallSeconds', atMostMore: 0.2 },
      { of: 'retort current', to: 'TypeORM migration:show', figure: 'wallSeconds', atMost: 1 },
      { of: 'retort current', to: 'Alembic current', figure: 'wallSeconds', atMost: 1 },
      { of: 'retort current', to: 'TypeORM migration:show', figure: 'peakMebibytes', atMost: 1 },
      { of: 'retort current', to: 'Node with pg, one question', figure: 'peakMebibytes', atMostMore: 15 },
    ],
  },
  heads: {
    title: 'What are the heads?',
    unit: 'revisions',
    sizes: [1000],
    yardstick: 'Node alone',
    own: [nodeFloor, retortHeads],
    peers: { alembic: alembicHeads },
    targets: () => [],
  },
  upgrade: {
    title: 'Apply every revision, each in a transaction of its own',
    unit: 'revisions',
    sizes: [1000],
    yardstick: 'Node with pg, bare transactions',
    own: [transactionsFloor, retortUpgrade],
    peers: { typeorm: typeormRun, 'mikro-orm': mikroOrmUp, alembic: alembicUpgrade },
    targets: () => [
      { of: 'retort upgrade head', to: 'Node with pg, bare transactions', figure: 'wallSeconds', atMost: 2 },
    ],
  },
  floor: {
    title: 'The floor under a check',
    unit: 'tables',
    sizes: [11, 100],
    yardstick: 'Node',
    own: [floorStages],
    peers: {},
    targets: () => [],
  },
}
