import type { Cue } from '../cue.ts'
import { ACTIONS_EN } from './actions-en.ts'
import { AGAINST_EN } from './against-en.ts'
import { DECISIONS_EN } from './decisions-en.ts'
import { OTHERS_EN } from './others-en.ts'
import { TALK_EN } from './talk-en.ts'

export const CUES: readonly Cue[] = [...ACTIONS_EN, ...DECISIONS_EN, ...OTHERS_EN, ...AGAINST_EN, ...TALK_EN]
