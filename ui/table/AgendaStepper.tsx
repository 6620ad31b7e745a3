import { ENDED } from '../../backend/council/state.ts'
import { cx } from '../components/cx.ts'
import { Icon } from '../components/Icon.tsx'
import { clock } from '../lib/time.ts'
import { elapsedAt } from '../run/time-view.ts'
import { useRoomNow, useRun } from '../room/room-context.ts'
import { words } from '../words/words.ts'
import { agendaView, type ItemView } from './agenda-view.ts'
import { PhaseStepper } from './PhaseStepper.tsx'

/** What is on the agenda: done, open, to come, and the time that each has taken; below the open one its phases. */
export function AgendaStepper() {
  const run = useRun((one) => one)
  const now = useRoomNow(run.status === 'running')
  const items = agendaView(run, elapsedAt(run, now))
  const hasEnded = ENDED.has(run.status)
  return (
    <section aria-label={words.agendaWords.label}>
      <h2 className="mb-2 font-sans text-[0.93rem] font-semibold text-soft">{words.agendaWords.label}</h2>
      <ol className="grid grid-cols-1 gap-1">
        {items.map((view, index) => (
          <Item key={view.item.id} view={view} number={index + 1} />
        ))}
      </ol>
      {!hasEnded && (
        <div className="mt-3">
          <PhaseStepper />
        </div>
      )}
    </section>
  )
}

function Item({ view, number }: { view: ItemView; number: number }) {
  const { item, state, usedMs, plannedMs } = view
  const isNow = state === 'now'
  const isOver = usedMs > plannedMs
  const time = usedMs === 0 ? clock(plannedMs) : words.agendaWords.used(clock(usedMs), clock(plannedMs))
  return (
    <li
      aria-current={isNow ? 'step' : undefined}
      className={cx(
        'grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-2 rounded-md px-1.5 py-1',
        isNow && 'bg-tint',
      )}
    >
      <span
        aria-hidden="true"
        className={cx(
          'tabular mt-0.5 grid size-5 place-items-center rounded-full border text-[0.79rem] font-semibold *:size-3',
          state === 'done'
            ? 'border-accent text-accent'
            : isNow
              ? 'border-accent bg-accent text-on-accent'
              : 'border-edge text-soft',
        )}
      >
        {state === 'done' ? <Icon name="check" /> : number}
      </span>
      <p className="leading-snug">
        <span className={cx(isNow && 'font-semibold', state === 'next' && 'text-soft')}>{item.title}</span>
        <span className="sr-only">, {words.agendaWords[state]}</span>
        <span className="tabular block text-[0.86rem] text-soft">
          {state === 'parked' && `${words.agendaWords.parked}, `}
          {words.agendaWords[item.kind]},{' '}
          <span className={cx(isOver && 'font-medium text-warn')}>{time}</span>
        </span>
        {usedMs > 0 && <Used share={usedMs / plannedMs} />}
      </p>
    </li>
  )
}

function Used({ share }: { share: number }) {
  return (
    <svg
      viewBox="0 0 100 3"
      preserveAspectRatio="none"
      aria-hidden="true"
      className="mt-1 block h-0.75 w-full rtl:-scale-x-100"
    >
      <rect width="100" height="3" className="fill-line" />
      <rect
        width={Math.min(100, share * 100)}
        height="3"
        className={share > 1 ? 'fill-warn' : 'fill-accent'}
      />
    </svg>
  )
}
