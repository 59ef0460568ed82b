import { defineEvent } from './event.ts'

/** Without a listener the error would end the process. */
export const clientError = defineEvent({
  name: 'error',
  run: ({ log }, error) => log.error('client-error', { error: error.stack ?? error.message }),
})
