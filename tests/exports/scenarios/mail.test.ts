import { scenariosOf } from './seeds.ts'
import { MAIL } from './stands/mail.ts'

scenariosOf(MAIL)
