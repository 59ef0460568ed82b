/** The Discord client would not let this person do this. */
export class ClientRefusal extends Error {
  constructor(message: string) {
    super(`${message} The Discord client would not send this; { force: true } does.`)
    this.name = 'ClientRefusal'
  }
}

export interface Forcing {
  /** Sends what the client would refuse, as a modified client or a crafted request can. */
  readonly force?: boolean
}

/** Refuses with the first complaint there is, unless forced. */
export function refuseFirst(complaints: Iterable<string | null>, { force = false }: Forcing): void {
  if (force) return
  for (const complaint of complaints) if (complaint !== null) throw new ClientRefusal(complaint)
}
