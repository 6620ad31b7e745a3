import { tryModel } from '../../compose.ts'
import type { Config } from '../../config.ts'
import * as doctor from '../../doctor/check-model.ts'

/** Who would speak, and whether it answers: a tiny question is put to the model, where there is one. */
export const checkModel = (config: Pick<Config, 'models' | 'panel'>) => doctor.checkModel(config, tryModel)
