import type { ClientEvents } from 'discord.js'

import type { Dependencies } from '../dependencies.ts'

/** Something that Discord tells the bot, and what the bot does then. */
export interface Event<Name extends keyof ClientEvents = keyof ClientEvents> {
  readonly name: Name
  run(dependencies: Dependencies, ...parts: ClientEvents[Name]): void | Promise<void>
}

/** Gives `run` the types of the event, and the list of events one type for all of them. */
export const defineEvent = <Name extends keyof ClientEvents>(event: Event<Name>): Event => event as unknown as Event
