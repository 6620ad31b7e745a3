import { useServed } from '../components/Served.tsx'
import { useEffect, useMemo, useRef, useState } from 'react'
import { ENDED } from '../../backend/council/state.ts'
import { Button } from '../components/Button.tsx'
import { useRun, useView } from '../room/room-context.ts'
import { Steering } from '../room/Steering.tsx'
import { STEER, tell } from '../room/signals.ts'
import { usePolicies } from '../room/use-policies.ts'
import { inNames } from '../room/who.ts'
import { words } from '../words/words.ts'
import { QueueRow } from './QueueRow.tsx'
import { orderOf } from './upcoming.ts'

/** Behind the next speaker so many are shown; the rest is one press away. */
const SHOWN = 6

/** Who speaks now, next and then, why, and what can be done about it. */
export function QueuePanel() {
  const run = useRun((one) => one)
  const { order, canMove } = useMemo(() => orderOf(run), [run])
  const [all, showAll] = useState(false)
  const pressed = useFocusStays(order)
  if (ENDED.has(run.status)) return null
  const shown = all ? order : order.slice(0, SHOWN)
  return (
    <section aria-label={words.queue.title}>
      <h2 className="mb-2 font-sans text-[0.93rem] font-semibold text-soft">{words.queue.title}</h2>
      <NowSpeaks />
      <ol className="grid grid-cols-1">
        {shown.map((next, index) => {
          // Who waits twice is moved where it comes first.
          const isFirst = order.findIndex(({ seat }) => seat === next.seat) === index
          return (
            <QueueRow
              key={isFirst ? `${next.seat}` : `${next.seat} ${index}`}
              next={next}
              index={index}
              last={canMove && isFirst ? order.length - 1 : null}
              onMove={pressed}
            />
          )
        })}
      </ol>
      {order.length > SHOWN && (
        <Button small look="quiet" aria-expanded={all} onClick={() => showAll(!all)}>
          {all ? words.queueWords.fewer : words.queueWords.more(order.length - SHOWN)}
        </Button>
      )}
      <PolicyLine />
    </section>
  )
}

/** Who has the floor, and why. */
function NowSpeaks() {
  const run = useRun((one) => one)
  const { turn } = run
  const why = useView((view) => (turn === null ? undefined : view.reasons[turn.turnId]))
  if (turn === null)
    return (
      <p className="px-1 pb-1 text-[0.93rem] text-soft">
        {words.queueWords.now}: {words.queueWords.nobody}
      </p>
    )
  return (
    <div>
      <QueueRow
        as="div"
        next={{ seat: turn.seat, why: why === undefined ? '' : inNames(run, why), isSure: true }}
        index={-1}
        last={null}
        onMove={() => undefined}
      />
    </div>
  )
}

function PolicyLine() {
  const policy = useRun((run) => run.policy.name)
  const known = usePolicies().find(({ name }) => name === policy)
  const served = useServed()
  return (
    <p
      className="mt-1.5 flex flex-wrap items-center gap-x-2 text-[0.93rem] text-soft"
      title={served(known?.description ?? '')}
    >
      <span>
        {words.queue.policy}: <span className="text-ink">{served(known?.title ?? policy)}</span>
      </span>
      <Steering>
        <Button small look="quiet" aria-label={words.queue.changePolicy} onClick={() => tell(STEER)}>
          {words.queue.change}
        </Button>
      </Steering>
    </p>
  )
}

/** A row that moves is made anew; the focus of whoever moved it goes with it. */
function useFocusStays(order: readonly unknown[]): (id: string) => void {
  const held = useRef<string | null>(null)
  useEffect(() => {
    if (document.activeElement === document.body && held.current !== null)
      document.getElementById(held.current)?.focus()
  }, [order])
  return (id) => {
    held.current = id
  }
}
