import { useCallback } from 'react'
import { useAskedAgain } from '../lib/use-asked-again.ts'
import { useFetched } from '../lib/use-fetched.ts'
import { councilName } from '../lib/council-name.ts'
import { isRow } from '../lib/reading.ts'
import { marksOf, type Marks } from './marks.ts'
import { useReplayed, type Replayed } from './use-replayed.ts'

/** The run as it is now, whose past is looked at. */
export type Origin = {
  title: string | null
  /** It goes on while its past is looked at. */
  isLive: boolean
  /** Where this is a replay of its own: the run that it plays again. */
  replayed: Replayed | null
  hasLog: boolean
  /** What only reads a file can be held again nowhere. */
  canFork: boolean
  marks: Marks | null
  state: 'loading' | 'here' | 'failed'
  again: () => void
}

/** How often a council that goes on is asked how far it is. */
const EVERY_MS = 10_000

/** What there is of a run by now: it is asked again as long as it grows. */
export function useOrigin(runId: string): Origin {
  const at = `/runs/${encodeURIComponent(runId)}`
  const run = useFetched(at)
  const marks = useFetched(`${at}/marks`)
  const { again: askRun } = run
  const { again: askMarks } = marks
  const record = isRow(run.answer) ? run.answer : {}
  const isLive = run.state === 'here' && record.endedAt === null && record.kind === 'council'
  const again = useCallback(() => {
    askRun()
    askMarks()
  }, [askRun, askMarks])
  useAskedAgain(isLive, again, EVERY_MS)
  const replayed = useReplayed(runId)
  return {
    title: councilName(record) ?? null,
    isLive,
    replayed,
    hasLog: isRow(record.outcome),
    canFork: record.kind === 'council' && record.demo !== true,
    marks: marksOf(marks.answer),
    state: run.state === 'failed' || marks.state === 'failed' ? 'failed' : marks.state,
    again,
  }
}
