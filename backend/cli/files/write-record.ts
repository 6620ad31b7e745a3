import { accessSync, constants, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ActionItem, DecisionLog } from '../../../schemas/generated/types.ts'
import { makeFolders } from '../../compose.ts'
import { documentsOf } from '../../council/record/versions.ts'
import { legendOf, summaryIsOlder } from '../../council/record/legend.ts'
import type { RunState } from '../../council/state.ts'
import { olderSummary } from '../../minutes/render/approval-md.ts'
import { wordsOf } from '../../minutes/render/words.ts'
import { renderDecisionLog } from '../../minutes/render/decision-log-md.ts'
import { UsageFault } from '../usage.ts'
import { codeOf } from './read-text.ts'

const DRAFTS = ['decision_log.draft.json', 'decision_log.draft.md', 'action_items.draft.json']

/** Makes the folder of a run's files, so that a council is not held for nothing. */
export function makeFolder(folder: string): void {
  usable(folder, () => {
    makeFolders(folder)
    accessSync(folder, constants.W_OK)
  })
}

/** Writes what a run that ended leaves; drafts of an earlier pause are gone. The names, as they are listed to people. */
export function writeRecord(folder: string, state: RunState, lines: readonly string[]): string[] {
  const { decision_log: log, action_items: tasks, summary } = documentsOf(state)
  return usable(folder, () => {
    for (const draft of DRAFTS) rmSync(path.join(folder, draft), { force: true })
    return write(folder, {
      'decision_log.md': log && renderDecisionLog(log.body, legendOf(state)),
      'decision_log.json': log && json(log.body),
      'action_items.json': tasks && json(tasks.body),
      'summary.md':
        summary &&
        `${olderSummary(summary.body.markdown.trimEnd(), summaryIsOlder(state), wordsOf(state.meeting.language))}\n`,
      'run.jsonl': jsonl(lines),
    })
  })
}

/** Writes what a paused run would leave if it ended here. */
export function writeDrafts(
  folder: string,
  draft: { decisionLog: DecisionLog; actionItems: ActionItem[] },
  state: RunState,
  lines: readonly string[],
): string[] {
  return usable(folder, () =>
    write(folder, {
      'decision_log.draft.md': renderDecisionLog(draft.decisionLog, {
        ...legendOf(state),
        tasks: draft.actionItems,
      }),
      'decision_log.draft.json': json(draft.decisionLog),
      'action_items.draft.json': json(draft.actionItems),
      'run.jsonl': jsonl(lines),
    }),
  )
}

// Each file is whole at all times; one that this run has not made does not stay behind from another.
function write(folder: string, files: Record<string, string | undefined>): string[] {
  makeFolders(folder)
  return Object.entries(files).flatMap(([name, text]) => {
    const file = path.join(folder, name)
    if (text === undefined) {
      rmSync(file, { force: true })
      return []
    }
    writeFileSync(`${file}.part`, text)
    renameSync(`${file}.part`, file)
    return [name]
  })
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
const jsonl = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('')

function usable<T>(folder: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const code = codeOf(error)
    if (code === '') throw error
    if (code === 'EEXIST' || code === 'ENOTDIR')
      throw new UsageFault(
        `--out ${folder} is not a folder: move the file that is in its place, or name another.`,
      )
    if (code === 'ENOSPC' || code === 'EDQUOT')
      throw new UsageFault(`The disk of ${folder} is full: free some space, or name another place by --out.`)
    throw new UsageFault(
      `${folder} cannot be written (${code}): give this user the right to, or name another by --out.`,
    )
  }
}
