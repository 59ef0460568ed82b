import { gatewayUrl } from '../gateway/identify.ts'
import { type Route, route } from '../rest/route.ts'

export const gatewayRoutes: readonly Route[] = [
  route('GET', '/gateway', ({ platform }) => ({ url: gatewayUrl(platform) })),

  route('GET', '/gateway/bot', ({ platform }) => ({
    url: gatewayUrl(platform),
    shards: platform.settings.shards,
    session_start_limit: {
      total: 1_000,
      remaining: 1_000 - platform.sessions.identifies.length,
      reset_after: 86_400_000,
      max_concurrency: platform.settings.maxConcurrency,
    },
  })),
]
