import { scenariosOf } from './seeds.ts'
import { MAIL } from './stands/mail.ts'

// Letters take longest of all: half of the seeds go on beside the other half.
scenariosOf(MAIL, { part: 1, of: 2 })
