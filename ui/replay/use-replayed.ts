import { has, isRow, textOf } from '../lib/reading.ts'
import { useAskedAgain } from '../lib/use-asked-again.ts'
import { useFetched } from '../lib/use-fetched.ts'
import { isReplay } from './replay-path.ts'

/** The run whose log a replay plays again. */
export type Replayed = { runId: string; isLive: boolean; messages: number }

/** How often a council that goes on is asked how far it is. */
const EVERY_MS = 10_000

/** What is played again, where this server has it; null of every run that is no replay. */
export function useReplayed(id: string): Replayed | null {
  const replay = useFetched(isReplay(id) ? `/replays/${encodeURIComponent(id)}` : null)
  const runId = has(replay.answer, 'replay') ? (textOf(replay.answer.replay, 'runId') ?? null) : null
  const { state, answer, again } = useFetched(runId === null ? null : `/runs/${encodeURIComponent(runId)}`)
  const record = isRow(answer) ? answer : {}
  const isLive = state === 'here' && record.endedAt === null
  useAskedAgain(isLive, again, EVERY_MS)
  if (runId === null || state !== 'here') return null
  return { runId, isLive, messages: typeof record.messages === 'number' ? record.messages : 0 }
}
