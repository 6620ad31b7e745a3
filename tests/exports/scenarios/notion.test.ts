import { scenariosOf } from './seeds.ts'
import { NOTION } from './stands/notion.ts'

scenariosOf(NOTION)
