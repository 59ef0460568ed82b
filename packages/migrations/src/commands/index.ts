import { branches } from './branches.ts'
import { check } from './check.ts'
import type { Command } from './command.ts'
import { current } from './current.ts'
import { diagram } from './diagram.ts'
import { doctor } from './doctor.ts'
import { downgradeCommand } from './downgrade-command.ts'
import { edit } from './edit.ts'
import { hazards } from './hazards.ts'
import { heads } from './heads.ts'
import { history } from './history.ts'
import { init } from './init.ts'
import { lintCommand } from './lint-command.ts'
import { merge } from './merge.ts'
import { rebase } from './rebase.ts'
import { reviewCommand } from './review-command.ts'
import { revision } from './revision.ts'
import { show } from './show.ts'
import { squash } from './squash.ts'
import { stampCommand } from './stamp-command.ts'
import { upgradeCommand } from './upgrade-command.ts'
import { verifyCommand } from './verify-command.ts'

/** Every command, in the order in which help lists them. */
export const commands: readonly Command[] = [
  init,
  revision,
  check,
  verifyCommand,
  lintCommand,
  hazards,
  upgradeCommand,
  downgradeCommand,
  stampCommand,
  current,
  heads,
  history,
  show,
  branches,
  merge,
  rebase,
  squash,
  edit,
  doctor,
  reviewCommand,
  diagram,
]
