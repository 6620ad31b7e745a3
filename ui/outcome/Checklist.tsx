import { useMemo } from 'react'
import type { DecisionLog } from '../../schemas/generated/types.ts'
import { ENDED } from '../../backend/council/state.ts'
import { cx } from '../components/cx.ts'
import { Icon } from '../components/Icon.tsx'
import { useRun } from '../room/room-context.ts'
import { format } from '../words/format.ts'
import { words } from '../words/words.ts'
import { checklistOf, type Checklist as Held } from './checklist.ts'

/** What makes an outcome whole, and how far this one is. */
export function Checklist({ log }: { log: DecisionLog | null }) {
  const run = useRun((one) => one)
  const held = useMemo(() => checklistOf(run, log), [run, log])
  const hasEnded = ENDED.has(run.status)
  const said = words.checklist
  return (
    <section aria-label={said.title} className="rounded-lg border border-line bg-sheet px-4 py-3">
      <ul className="grid grid-cols-1 gap-1.5">
        <Line isDone={held.decision.isDone} title={said.decision} now={decisionNow(held)} />
        <Line isDone={held.tasks.isDone} title={said.tasks} now={tasksNow(held)} />
        <Line
          isDone={held.risks.isDone}
          title={said.risks}
          now={said.risksNow(held.risks.answered, held.risks.all)}
        />
        <Line isDone={held.exported.isDone} title={said.exported} now={exportedNow(held, hasEnded)} />
      </ul>
    </section>
  )
}

function decisionNow({ decision }: Held): string | null {
  if (decision.isDone) return null
  return decision.status === null
    ? words.checklist.decisionOpen
    : words.checklist.decisionNot(words.outcome[decision.status])
}

function tasksNow({ tasks }: Held): string {
  const now = words.checklist.tasksNow(tasks.complete, tasks.all)
  return tasks.fewerBy.length === 0
    ? now
    : format().list([now, words.checklist.fewer(format().list(tasks.fewerBy))])
}

function exportedNow({ exported }: Held, hasEnded: boolean): string {
  if (exported.isDone) return words.checklist.exportedTo(format().list(exported.targets.map(named)))
  return hasEnded ? words.checklist.notExported : words.checklist.afterEnd
}

const named = (target: string): string => target[0]?.toUpperCase() + target.slice(1)

function Line({ isDone, title, now }: { isDone: boolean; title: string; now: string | null }) {
  return (
    <li className="grid grid-cols-[1.15rem_minmax(0,1fr)] gap-x-2.5">
      <span
        aria-hidden="true"
        className={cx(
          'mt-0.5 grid size-[1.15rem] place-items-center rounded-full border *:size-3',
          isDone ? 'border-good bg-good-tint text-good' : 'border-edge',
        )}
      >
        {isDone && <Icon name="check" />}
      </span>
      <p className="leading-snug">
        <span className={cx(isDone && 'font-medium')}>{title}</span>
        <span className="sr-only">, {isDone ? words.checklist.done : words.checklist.open}</span>
        {now !== null && <span className="block text-[0.93rem] text-soft">{now}</span>}
      </p>
    </li>
  )
}
