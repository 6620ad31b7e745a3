import type { Names } from './names.ts'
import type { Likeness } from './rules.ts'
import type { Rule, Unit } from './types.ts'

/** What the reader needs to know of the meeting to file a passage. */
export type Frame = {
  names: Names
  rules: readonly Rule[]
  /** The criterion whose title a label repeats, or null; all that come near, the likest first. */
  ruleOf(label: string): Rule | null
  rulesLike(label: string): Likeness[]
  /** Text of options and criteria as the meeting lists them: the list itself is no evidence. */
  isListed(text: string): boolean
}
/** A unit in the making: which criteria it speaks of is found once all are read. */
export type Draft = Omit<Unit, 'id' | 'criteria'>
