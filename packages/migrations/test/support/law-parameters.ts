import { type PostgresVersion, postgresVersions } from './postgres-server.ts'

/** As many cases as usual, or as often as a longer run asks for. */
export const lawRuns = (usual: number): number => Math.ceil(usual * Number(process.env.RETORT_LAWS_TIMES ?? 1))

/** How long a law may take, in milliseconds; a longer run takes what it takes. */
export const lawPatience = (usual: number): number => (process.env.RETORT_LAWS_TIMES === undefined ? usual : 0)

/** The server that a law usually holds on, or the one that all are asked to hold on. */
export const lawVersion = (usual: PostgresVersion): PostgresVersion =>
  postgresVersions.find((version) => String(version) === process.env.RETORT_POSTGRES_VERSION) ?? usual

const patienceMs = 60_000

/** The law, which lets every case pass once the search for a smaller counter-example has gone on for a minute. */
export function shrinkingBriefly<T>(law: (value: T) => Promise<void>): (value: T) => Promise<void> {
  let failedAt: number | null = null
  return async (value) => {
    if (failedAt !== null && Date.now() - failedAt > patienceMs) return
    try {
      await law(value)
    } catch (error) {
      failedAt ??= Date.now()
      throw error
    }
  }
}
