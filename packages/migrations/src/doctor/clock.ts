import { fine, note, type ServerCheck } from './check.ts'

const tolerableSeconds = 5

export const clock: ServerCheck = {
  name: 'clock',
  async look({ ask, now }) {
    const before = now().getTime()
    const [row] = await ask('select (extract(epoch from clock_timestamp()) * 1000)::bigint as milliseconds')
    const here = (before + now().getTime()) / 2
    const seconds = Math.round((Number(row?.milliseconds) - here) / 1000)
    if (Math.abs(seconds) <= tolerableSeconds) return [fine('the server and this machine agree')]
    const says = `the server is ${Math.abs(seconds)} s ${seconds > 0 ? 'ahead of' : 'behind'} this machine; times in the ledger are the server’s`
    return [note(says, null)]
  },
}
