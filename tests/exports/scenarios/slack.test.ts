import { scenariosOf } from './seeds.ts'
import { SLACK } from './stands/slack.ts'

scenariosOf(SLACK)
