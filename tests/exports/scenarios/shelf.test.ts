import { scenariosOf } from './seeds.ts'
import { shelfUnderTest } from './shelf/stand.ts'

scenariosOf({ ...shelfUnderTest({ lookUp: true }), name: 'a shelf with look-up' })
scenariosOf({ ...shelfUnderTest({ lookUp: false }), name: 'a shelf without' })
