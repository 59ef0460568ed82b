import type { Platform } from '../platform/platform.ts'
import type { Upload } from './upload.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface RestRequest<Parameter extends string = string> {
  readonly platform: Platform
  readonly parameters: Readonly<Record<Parameter, string>>
  readonly query: URLSearchParams
  readonly body: unknown
  readonly files: readonly Upload[]
}

/** One line of Discord's API. */
export interface Route {
  readonly method: Method
  /** `/channels/:channel/messages`. */
  readonly path: string
  /** The path carries an interaction's token, so the bot's own is not asked for. */
  readonly open: boolean
  /** The JSON to answer with; undefined is a 204. */
  answer(request: RestRequest): unknown
}

type ParameterOf<Path extends string> = Path extends `${infer Head}/${infer Tail}`
  ? ParameterOf<Head> | ParameterOf<Tail>
  : Path extends `:${infer Name}`
    ? Name
    : never

export const route = <Path extends string>(
  method: Method,
  path: Path,
  answer: (request: RestRequest<ParameterOf<Path>>) => unknown,
): Route => ({ method, path, open: false, answer })

export const openRoute = <Path extends string>(
  method: Method,
  path: Path,
  answer: (request: RestRequest<ParameterOf<Path>>) => unknown,
): Route => ({ method, path, open: true, answer })

export interface Match {
  readonly route: Route
  readonly parameters: Readonly<Record<string, string>>
}

export type FindRoute = (method: Method, path: string) => Match | null

/** Looks requests up; a route with fewer parameters wins, so `/messages/pins` is not a message called "pins". */
export function routeFinder(routes: readonly Route[]): FindRoute {
  const parameterCount = ({ path }: Route): number => path.split(':').length
  const ordered = routes.toSorted((first, second) => parameterCount(first) - parameterCount(second))
  const compiled = ordered.map((route) => ({ route, pattern: patternOf(route.path) }))
  return (method, path) => {
    for (const { route, pattern } of compiled) {
      const groups = route.method === method ? pattern.exec(path) : null
      if (groups) return { route, parameters: { ...groups.groups } }
    }
    return null
  }
}

const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`)
