import { findInMinutes, type FoundInText } from '../../minutes/read-minutes.ts'
import { readText, recordText, type GivenRecord, type GivenText, type ReadText } from './read-text.ts'

type RunIds = { runId: string; now: number }

/** What is done with a text in one go, perhaps in a thread: plain data in, plain data out. */
export type Jobs = {
  /** What the rules find. */
  find: { given: { text: GivenText }; done: FoundInText }
  /** The record of what was found. */
  record: { given: { text: GivenRecord; ids: RunIds }; done: ReadText }
  /** Both, where nobody else reads the text. */
  read: { given: { text: GivenText; ids: RunIds }; done: ReadText }
}

export const JOBS: { [K in keyof Jobs]: (given: Jobs[K]['given']) => Jobs[K]['done'] } = {
  find: ({ text }) => findInMinutes(text),
  record: ({ text, ids }) => recordText(text, ids),
  read: ({ text, ids }) => readText(text, ids),
}
