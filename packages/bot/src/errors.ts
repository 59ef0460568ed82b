/** Why a command was refused: what the audit log keeps instead of the sentence, which may quote what was typed. */
export type RefusalCode =
  | 'not-allowed'
  | 'wrong-place'
  | 'unknown-command'
  | 'outdated-message'
  | 'being-updated'
  | 'database-unreachable'
  | 'restarting'
  | 'unknown-setting'
  | 'invalid-value'
  | 'changed-meanwhile'
  | 'nothing-to-do'
  | 'not-found'
  | 'switched-off'
  | 'discord-refused'
  | 'plan-changed'
  | 'not-confirmed'
  | 'migration-refused'
  | 'migration-failed'

/** What the person who asked can do something about: its message is the answer. */
export class UserError extends Error {
  readonly code: RefusalCode

  constructor(code: RefusalCode, message: string, { cause }: { readonly cause?: unknown } = {}) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'UserError'
    this.code = code
  }
}
