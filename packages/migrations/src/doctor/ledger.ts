import { StateError } from '../errors.ts'
import { displayName } from '../sql/quote.ts'
import { counted, fine, hintOf, type ServerCheck, wrong } from './check.ts'

export const ledger: ServerCheck = {
  name: 'ledger',
  async look({ state, place }) {
    const schema = displayName(place.ledgerSchema)
    if (state instanceof Error) return [wrong(state.message, hintOf(state), state instanceof StateError ? 2 : 10)]
    const { foreignOwner, hasLedger, applied } = state
    if (foreignOwner !== null) {
      const owner = displayName(foreignOwner)
      const mend =
        'Log in as that role or a member of it, or hand the schema and its tables over with ALTER … OWNER TO.'
      return [
        wrong(`the schema ${schema} or what is in it belongs to ${owner}, who could write anything there`, mend, 2),
      ]
    }
    return [
      fine(
        hasLedger
          ? `schema ${schema}, ${counted(applied.length, 'revision')} applied`
          : `none yet; the first upgrade makes the schema ${schema}`,
      ),
    ]
  },
}
