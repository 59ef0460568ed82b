import fc from 'fast-check'
import { afterAll } from 'vitest'

import { endFile } from './end-of-file.ts'
import { lawSeed } from './law-seed.ts'

// What a run says of a change is not a matter of luck; `pnpm laws` tries one seed after the other.
fc.configureGlobal({ seed: lawSeed })

afterAll(endFile)
