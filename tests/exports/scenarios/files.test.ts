import { scenariosOf } from './seeds.ts'
import { FILES } from './stands/files.ts'

scenariosOf(FILES)
