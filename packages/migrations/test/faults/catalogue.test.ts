import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Every fault that a run has to outlive, and the tests that inject it: a file below `test`, and the beginning of a name in it. */
const catalogue: Readonly<Record<string, readonly (readonly [file: string, name: string])[]>> = {
  'connection cut at any message': [['io/run-faults', 'a connection that fails once ($fault, to the $to)']],
  'half a message': [['io/run-faults', 'a connection that fails once ($fault, to the $to)']],
  'answer of COMMIT lost': [
    ['io/run-faults', 'a COMMIT whose answer is lost is found to have happened'],
    ['library/move', 'one step is one step, also when its COMMIT is not answered'],
  ],
  'silence at any message': [
    ['io/run-faults', 'a connection that fails once ($fault, to the $to)'],
    ['io/database', 'an answer that never comes ends the session after its time'],
  ],
  'slow network': [['faults/session', 'a slow network only takes longer']],
  'kill -9 at any message': [
    ['faults/process', 'kill -9, whenever it comes, leaves what the next run finishes'],
    ['io/run-faults', 'after kill -9 in the middle of a revision the next run finishes'],
  ],
  'kill -9 of random holders among many': [
    ['faults/crowd', 'of many processes at once each revision is applied by one'],
  ],
  'process frozen for longer than the lease': [['io/run-faults', 'a run that was frozen in $frozenIn of a revision']],
  'event loop blocked for longer than the lease': [['io/run-faults', 'the event loop may stand still for longer']],
  'session of the lease ended': [
    ['faults/session', 'a run whose lease is ended under it takes it again'],
    ['io/lock', 'the server takes the lease from a holder that has fallen silent'],
  ],
  'session of the work ended, in a transaction and outside': [
    ['io/run-faults', 'a session that an administrator ends in the middle of a revision is made again'],
    ['faults/session', 'an index build outside a transaction that %s ends leaves no invalid index'],
    ['io/run-faults', 'a revision that ends its own session again and again is given up'],
  ],
  'client dead, statement alive': [['io/run-journal', 'the next run waits for a statement whose client has died']],
  'many at once on an empty database': [
    ['faults/crowd', 'of many processes at once each revision is applied by one'],
    ['io/run', 'two runs at once apply each revision once'],
  ],
  'two versions of the program at once': [['faults/process', 'files of two versions at once']],
  'transaction pooler': [
    ['faults/crowd', 'the same holds behind a transaction pooler'],
    ['io/pooler', 'runs through a transaction pooler keep out of each other’s way'],
    ['io/pooler', 'a pool of one session is too small, and nothing is done in it'],
  ],
  'lock left behind': [['faults/crowd', 'of many processes at once each revision is applied by one']],
  'server restarted, and crashed': [
    ['faults/server', 'a run outlives a server that is restarted and one that crashes'],
    ['io/run-faults', 'a server that refuses connections for a while is waited for'],
  ],
  'volume of the data full': [['faults/volume', 'a full volume of data costs only what fills it']],
  'volume of the log full': [['faults/volume', 'a full volume of the log brings the server down']],
  'volume of the revisions full': [['faults/volume', 'a revision that does not fit on its volume']],
  'volume of the revisions read-only': [['faults/volume', 'revisions on a read-only volume are run']],
  'standby, and read-only database': [
    ['faults/server', 'a standby is read, and refused for writing'],
    ['library/move', 'a database that may not be written is refused by an upgrade'],
  ],
  failover: [
    ['faults/server', 'a standby is read, and refused for writing; after its promotion the same call goes on'],
  ],
  'long reader on the table': [
    ['faults/session', 'readers never wait for longer than a revision waits for its lock'],
    ['io/run', 'whoever keeps a lock for too long is named'],
  ],
  deadlock: [['io/run-journal', 'an index build that loses a deadlock is taken away and begun again']],
  'hostile settings of the role': [['io/run', 'settings of the role and of the revision before have no say']],
  'file edited, removed, or with other newlines': [
    ['library/status', 'a file whose statements were changed after it ran is edited'],
    ['library/status', 'a revision that nobody here knows is told apart from being ahead'],
    ['library/status', 'comments, newlines and other spelling of the same statements are no edit'],
  ],
  'ledger hijacked or altered': [
    ['io/ledger', 'a ledger in the hands of an untrusted role can be read and not written'],
    ['io/ledger', 'functions and operators that somebody planted in the search path are not called'],
    ['io/ledger', 'half of a ledger is not taken for one'],
  ],
  'clock of the client wrong, and set meanwhile': [
    ['faults/session', 'a clock of the client that is wrong, and is set meanwhile'],
  ],
  'Ctrl-C once and twice': [
    ['cli/interrupt', '%s ends an upgrade between two revisions and says what is applied'],
    ['cli/interrupt', 'a second signal ends the process at once'],
  ],
}

const rows = Object.entries(catalogue).flatMap(([fault, tests]) =>
  tests.map(([file, name]) => [fault, file, name] as const),
)

test.each(rows)('%s is injected by test/%s', (_fault, file, name) => {
  const source = readFileSync(new URL(`../${file}.test.ts`, import.meta.url), 'utf8')
  const names = [...source.matchAll(/(['"`])((?:(?!\1).)*)\1\s*,\s*(?:\{[^}]*\},\s*)?(?:async )?\(/g)].map(
    ([, , found]) => found ?? '',
  )
  expect(names.filter((found) => found.startsWith(name))).not.toEqual([])
})
