import type { RunState, Timebox } from '../state.ts'
import { wordsIn } from '../words-in.ts'
import { exportedTasksIn, outcomeOf, tasksIn } from './outcome.ts'

/** A council that ended, as charts and their tables draw it. */
export function insightOf(state: RunState) {
  const outcome = outcomeOf(state)
  const tasks = tasksIn(state)
  const first = state.decisions.find(({ status }) => status === 'decided')
  return {
    outcome: kindOf(outcome?.status === 'decided', tasks.length),
    decisions: outcome?.decisions ?? 0,
    tasks: tasks.length,
    tasksWithOwnerAndDue: tasks.filter(({ owner, due_date }) => owner !== null && due_date !== null).length,
    approved: outcome?.approved ?? false,
    exportedTasks: exportedTasksIn(state),
    decidedSeconds: first === undefined ? null : first.elapsedMs / 1000,
    // A fork's own: what it shares was counted where it was spent.
    usd: state.ownUsage.usd,
    knownUsd: state.ownUsage.knownUsd,
    tokens: state.ownUsage.tokens,
    turns: state.turns,
    talk: talkOf(state),
    items: itemsOf(state),
    failures: failuresOf(state),
  }
}

// What a council aims at: a decision, and tasks enough to act on it and few enough to be done.
const AIM = { least: 5, most: 10 }

function kindOf(decided: boolean, tasks: number): 'full' | 'decision' | 'none' {
  if (!decided) return 'none'
  return tasks >= AIM.least && tasks <= AIM.most ? 'full' : 'decision'
}

/** How much each seat said; a note is in nobody's talk. */
function talkOf({ seats, messages }: RunState) {
  const said = new Map(seats.map(({ seat }) => [seat, { words: 0, turns: 0 }]))
  for (const { seat, content, note, turnId } of messages) {
    const talk = seat === null || note === true ? undefined : said.get(seat)
    if (talk === undefined) continue
    talk.words += wordsIn(content)
    if (turnId !== null) talk.turns += 1
  }
  return seats.map(({ seat, name, role }) => ({ seat, name, role, ...(said.get(seat) ?? NOTHING) }))
}

const NOTHING = { words: 0, turns: 0 }

/** How long each item was to take, and took in run time; one that was parked is taken up by a timebox of its own again. */
function itemsOf({ meeting, timeboxes, elapsedMs }: RunState) {
  const boxes = Object.values(timeboxes)
  return meeting.agenda.map(({ id, title, timeboxMinutes }) => ({
    itemId: id,
    title,
    plannedSeconds: timeboxMinutes * 60,
    usedSeconds:
      boxes
        .filter(({ scope }) => scope === `item:${id}`)
        .reduce((sum, box) => sum + usedMs(box, elapsedMs), 0) / 1000,
  }))
}

const usedMs = ({ closedElapsedMs, startedElapsedMs }: Timebox, elapsedMs: number): number =>
  Math.max(0, (closedElapsedMs ?? elapsedMs) - startedElapsedMs)

/** What went wrong, most often first. */
function failuresOf(state: RunState): { cause: string; count: number }[] {
  const gates = [...Object.values(state.items).flatMap((item) => item.gates), ...state.gates]
  const exports = Object.values(state.exports)
  return Object.entries({
    ...state.failures,
    gate_failed: gates.filter(({ passed }) => !passed).length,
    export_failed: exports.filter(({ status }) => status === 'failed' || status === 'dead').length,
    run_failed: state.status === 'failed' ? 1 : 0,
  })
    .map(([cause, count]) => ({ cause, count }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
}
