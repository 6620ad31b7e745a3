import { scenariosOf } from '../scenarios/seeds.ts'
import { webhookUnderTest } from './stand.ts'

scenariosOf(webhookUnderTest)
