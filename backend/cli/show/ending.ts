import path from 'node:path'
import type { RunState } from '../../council/state.ts'
import { wordsOf } from '../../minutes/render/words.ts'
import { clock } from './progress.ts'

const HEADS = {
  decided: 'Decided',
  no_consensus: 'No consensus',
  deferred: 'Deferred',
  escalated: 'Escalated',
} as const

/** What a run came to, in a few lines: the decision, what it cost, the exit code and where the files are. */
export function endingOf(
  state: RunState,
  ended: { folder: string; files: string[]; code: number },
): string[] {
  const { status, reason, artifacts, turns, elapsedMs } = state
  const log = artifacts.decision_log?.body
  const tasks = artifacts.action_items?.body.length ?? 0
  const head =
    status === 'completed' || status === 'escalated'
      ? HEADS[log?.status ?? 'deferred']
      : status === 'stopped'
        ? 'Stopped'
        : 'Failed'
  const said = status === 'stopped' || status === 'failed' ? (reason?.text ?? '') : (log?.decision ?? '')
  return [
    headed(head, said),
    `${counted(tasks, 'task')} · ${counted(turns, 'turn')} · ${clock(elapsedMs)} · exit code ${ended.code}`,
    `Files in ${shownPath(ended.folder)}: ${ended.files.join(', ')}`,
  ]
}

// "No consensus: no option has …" says its head itself, in the language of its council.
const headed = (head: string, said: string): string =>
  [head, wordsOf('ru').status.no_consensus].some((one) =>
    said.toLowerCase().startsWith(`${one.toLowerCase()}:`),
  )
    ? said
    : `${head}: ${said}`

/** What a paused run leaves, and how it goes on. */
export function pausedLines(
  { runId, phase, turns }: RunState,
  drafts: { folder: string; files: string[]; resume: string },
): string[] {
  return [
    `Paused in ${phase} after ${counted(turns, 'turn')}: run ${runId}`,
    `Drafts in ${shownPath(drafts.folder)}: ${drafts.files.join(', ')}`,
    'Go on with',
    `  ${drafts.resume}`,
  ]
}

/** What is said of a run whose viewer would not wait for the pause. */
export const cutShortLines = ({ runId }: Pick<RunState, 'runId'>, resume: string): string[] => [
  `Ended at once. Nothing of run ${runId} is lost; its files are written when it goes on. Go on with`,
  `  ${resume}`,
]

/** A path as short as it can be typed from here. */
export function shownPath(folder: string): string {
  const relative = path.relative(process.cwd(), folder)
  return relative === '' ? '.' : relative.startsWith('..') ? folder : `./${relative}`
}

const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`
