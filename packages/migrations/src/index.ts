export { type DowngradeOptions, downgrade } from './commands/downgrade.ts'
export type { MoveOptions, RunOptions, StatusOptions } from './commands/migration-options.ts'
export { type Preview, type PreviewedRevision, type PreviewOptions, preview } from './commands/preview.ts'
export { type StampOptions, type StampOutcome, stamp } from './commands/stamp.ts'
export { type DatabaseStatus, status } from './commands/status.ts'
export { type UpgradeOptions, upgrade } from './commands/upgrade.ts'
export {
  ConnectionError,
  HistoryError,
  LockedError,
  RefusedError,
  StateError,
  StatementError,
  UnsupportedError,
  UsageError,
} from './errors.ts'
export type { StandingState } from './history/standing.ts'
export { type Address, parseDatabaseUrl } from './io/database-url.ts'
export { describeLoss, type Loss } from './io/loss-count.ts'
export { findEnvironmentFile, projectFolder } from './io/project.ts'
export { readRevisions } from './io/revisions.ts'
export type { CompletedRevision, RunOutcome } from './io/run.ts'
export type { Patience } from './io/run-session.ts'
export type { AppliedRevision } from './model/applied.ts'
export type { Blocker, Progress } from './model/progress.ts'
export type { Revision } from './model/revision.ts'
export { type Config, defineConfig } from './settings.ts'
