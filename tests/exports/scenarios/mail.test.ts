import { scenariosOf } from './seeds.ts'
import { MAIL } from './stands/mail.ts'

scenariosOf(MAIL, { part: 0, of: 2 })
