import { type RestRequest, type Route, route } from '../rest/route.ts'
import { applicationBody } from '../wire/application.ts'

const readApplication = ({ platform }: RestRequest<never>) => applicationBody(platform.world, platform.settings)

export const applicationRoutes: readonly Route[] = [
  route('GET', '/applications/@me', readApplication),
  route('GET', '/oauth2/applications/@me', readApplication),
]
