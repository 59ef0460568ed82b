import { alembicCheck, alembicCurrent, alembicHeads, alembicUpgrade } from './peers/alembic.ts'
import { drizzleCheck } from './peers/drizzle.ts'
import { checkFloor, connectFloor, floorName, floorStages, nodeFloor, transactionsFloor } from './peers/floor.ts'
import { mikroOrmCheck, mikroOrmList, mikroOrmUp } from './peers/mikro-orm.ts'
import { retortCheck, retortCurrent, retortHeads, retortUpgrade } from './peers/retort.ts'
import { typeormCheck, typeormRun, typeormShow } from './peers/typeorm.ts'
import type { Scenario, ScenarioName } from './scenario.ts'

/** Everything that can be measured, with the subject that the others are compared with. */
export const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  check: {
    title: 'Check, with nothing to do',
    unit: 'tables',
    sizes: [11, 100],
    yardstick: floorName,
    preparations: [checkFloor, retortCheck, typeormCheck, mikroOrmCheck, drizzleCheck, alembicCheck],
    targets: (tables) => [
      { of: 'retort check', to: floorName, figure: 'wallSeconds', atMost: tables < 1000 ? 1.3 : 1.5 },
      { of: 'retort check', to: 'TypeORM migration:generate --check', figure: 'wallSeconds', atMost: 1 },
      { of: 'retort check', to: 'MikroORM schema:update --dump', figure: 'wallSeconds', atMost: 1 },
      { of: 'retort check', to: 'Alembic revision --autogenerate', figure: 'wallSeconds', atMost: 1 },
      { of: 'retort check', to: 'drizzle-kit push', figure: 'wallSeconds', atMost: 1 },
      { of: 'retort check', to: 'TypeORM migration:generate --check', figure: 'peakMebibytes', atMost: 1.3 },
    ],
  },
  current: {
    title: 'Where is the database, when it has every revision?',
    unit: 'revisions',
    sizes: [1000, 5000],
    yardstick: 'Node with pg, one question',
    preparations: [connectFloor, retortCurrent, typeormShow, mikroOrmList, alembicCurrent],
    targets: () => [
      { of: 'retort current', to: 'Node with pg, one question', figure: 'wallSeconds', atMostMore: 0.2 },
      { of: 'retort current', to: 'TypeORM migration:show', figure: 'wallSeconds', atMost: 1 },
      { of: 'retort current', to: 'Alembic current', figure: 'wallSeconds', atMost: 1 },
      { of: 'retort current', to: 'TypeORM migration:show', figure: 'peakMebibytes', atMost: 1 },
    ],
  },
  heads: {
    title: 'What are the heads?',
    unit: 'revisions',
    sizes: [1000],
    yardstick: 'Node alone',
    preparations: [nodeFloor, retortHeads, alembicHeads],
    targets: () => [],
  },
  upgrade: {
    title: 'Apply every revision, each in a transaction of its own',
    unit: 'revisions',
    sizes: [1000],
    yardstick: 'Node with pg, bare transactions',
    preparations: [transactionsFloor, retortUpgrade, typeormRun, mikroOrmUp, alembicUpgrade],
    targets: () => [
      { of: 'retort upgrade head', to: 'Node with pg, bare transactions', figure: 'wallSeconds', atMost: 2 },
    ],
  },
  floor: {
    title: 'The floor under a check',
    unit: 'tables',
    sizes: [11, 100],
    yardstick: 'Node',
    preparations: [floorStages],
    targets: () => [],
  },
}
