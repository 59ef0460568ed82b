import type { Command } from './command.ts'

/**
 * Every command under its name, in the order in which help lists them. Each is loaded when it is typed: to load all of them takes
 * longer than most take to run.
 */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  init: async () => (await import('./init.ts')).init,
  revision: async () => (await import('./revision.ts')).revision,
  check: async () => (await import('./check.ts')).check,
  verify: async () => (await import('./verify-command.ts')).verifyCommand,
  lint: async () => (await import('./lint-command.ts')).lintCommand,
  hazards: async () => (await import('./hazards.ts')).hazards,
  upgrade: async () => (await import('./upgrade-command.ts')).upgradeCommand,
  downgrade: async () => (await import('./downgrade-command.ts')).downgradeCommand,
  stamp: async () => (await import('./stamp-command.ts')).stampCommand,
  current: async () => (await import('./current.ts')).current,
  heads: async () => (await import('./heads.ts')).heads,
  history: async () => (await import('./history.ts')).history,
  show: async () => (await import('./show.ts')).show,
  branches: async () => (await import('./branches.ts')).branches,
  merge: async () => (await import('./merge.ts')).merge,
  rebase: async () => (await import('./rebase.ts')).rebase,
  squash: async () => (await import('./squash.ts')).squash,
  edit: async () => (await import('./edit.ts')).edit,
  doctor: async () => (await import('./doctor.ts')).doctor,
  review: async () => (await import('./review-command.ts')).reviewCommand,
  diagram: async () => (await import('./diagram.ts')).diagram,
  completion: async () => (await import('./completion.ts')).completion,
}

/** Null where there is none of that name. */
export const commandNamed = async (name: string): Promise<Command | null> =>
  Object.hasOwn(commands, name) ? ((await commands[name]?.()) ?? null) : null

export const everyCommand = (): Promise<readonly Command[]> =>
  Promise.all(Object.values(commands).map((load) => load()))
