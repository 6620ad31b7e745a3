import { scenariosOf } from '../scenarios/seeds.ts'
import { mailUnderTest } from './stand.ts'

scenariosOf(mailUnderTest)
