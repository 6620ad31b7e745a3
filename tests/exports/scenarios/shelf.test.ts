import { scenariosOf } from './seeds.ts'
import { shelfUnderTest } from './shelf/stand.ts'

// The runner's own target: it shows that the runner is right, so a few will do.
const SEEDS = Number(process.env.XIO_SEEDS ?? 25)
scenariosOf({ ...shelfUnderTest({ lookUp: true }), name: 'a shelf with look-up' }, { most: SEEDS })
scenariosOf({ ...shelfUnderTest({ lookUp: false }), name: 'a shelf without' }, { most: SEEDS })
