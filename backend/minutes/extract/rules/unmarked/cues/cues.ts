import type { Cue } from '../cue.ts'
import { ACTIONS_EN } from './actions-en.ts'
import { ACTIONS_RU } from './actions-ru.ts'
import { AGAINST_EN } from './against-en.ts'
import { AGAINST_RU } from './against-ru.ts'
import { DECISIONS_EN } from './decisions-en.ts'
import { DECISIONS_RU } from './decisions-ru.ts'
import { OTHERS_EN } from './others-en.ts'
import { OTHERS_RU } from './others-ru.ts'
import { TALK_EN } from './talk-en.ts'

export const CUES: readonly Cue[] = [
  ...ACTIONS_EN,
  ...DECISIONS_EN,
  ...OTHERS_EN,
  ...AGAINST_EN,
  ...TALK_EN,
  ...ACTIONS_RU,
  ...DECISIONS_RU,
  ...OTHERS_RU,
  ...AGAINST_RU,
]
