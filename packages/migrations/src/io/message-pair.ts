import type { Client } from 'pg'

/** Sends two messages in one piece. The failure of the first is told when the second is answered too, and the session is free again. */
export function sendTogether<A, B>(
  client: Client,
  [one, other]: readonly [() => Promise<A>, () => Promise<B>],
): [Promise<A>, Promise<B>] {
  const { stream } = client.connection
  setPipelining(client, true)
  stream.cork()
  const [first, second] = [one(), other()]
  stream.uncork()
  const answered = Promise.allSettled([first, second]).then(() => setPipelining(client, false))
  return [
    first.catch(async (error: unknown) => {
      await answered
      throw error
    }),
    second,
  ]
}

/** For two messages only: whoever gets the session would not expect that what it sends does not wait for what it has sent. */
const setPipelining = (client: Client, pipeline: boolean): void => void Object.assign(client, { pipeline })
