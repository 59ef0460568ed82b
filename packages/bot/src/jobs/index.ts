import type { Dependencies, Timing } from '../dependencies.ts'
import { deliverReminders } from './deliver-reminders.ts'

/** Something that the bot does by itself, again and again. */
export interface Job {
  readonly name: string
  /** The pause between two runs. */
  readonly every: keyof Pick<Timing, 'reminders'>
  run(dependencies: Dependencies): Promise<void>
}

/** Everything that the bot does by itself. */
export const jobs: readonly Job[] = [{ name: 'deliver-reminders', every: 'reminders', run: deliverReminders }]
