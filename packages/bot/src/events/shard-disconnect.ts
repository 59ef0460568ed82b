import { GatewayCloseCodes } from 'discord.js'

import { defineEvent } from './event.ts'

/** Discord will not have this bot back: its token was changed, or an intent was taken away. */
export const shardDisconnect = defineEvent({
  name: 'shardDisconnect',
  run: ({ giveUp }, { code }, shard) =>
    giveUp(`Discord has closed shard ${shard} for good: ${GatewayCloseCodes[code] ?? code}.`),
})
