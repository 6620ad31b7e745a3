import { scenariosOf } from './seeds.ts'
import { TELEGRAM } from './stands/telegram.ts'

scenariosOf(TELEGRAM)
