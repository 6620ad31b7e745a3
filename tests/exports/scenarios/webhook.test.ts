import { scenariosOf } from './seeds.ts'
import { WEBHOOK } from './stands/webhook.ts'

scenariosOf(WEBHOOK)
