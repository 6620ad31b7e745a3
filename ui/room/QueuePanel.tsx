import { useEffect, useMemo, useRef } from 'react'
import { ENDED } from '../../backend/council/state.ts'
import { Button } from '../components/Button.tsx'
import { cx } from '../components/cx.ts'
import { Icon } from '../components/Icon.tsx'
import { queue as say } from '../lib/words-time.ts'
import { useAsk, useRun } from './room-context.ts'
import { STEER, tell } from './RoomKeys.tsx'
import { SpeakerBadge } from './SpeakerBadge.tsx'
import { speakerOf } from './speakers.ts'
import { orderOf } from './upcoming.ts'
import { usePolicies } from './use-policies.ts'
import type { Next } from './who.ts'

/** Who speaks next and why, by which policy, and the order as far as it can be moved. */
export function QueuePanel() {
  const run = useRun((one) => one)
  const { order, canMove } = useMemo(() => orderOf(run), [run])
  const pressed = useFocusStays(order)
  if (ENDED.has(run.status)) return null
  return (
    <section aria-label={say.title}>
      <h2 className="mb-2 font-sans text-[0.93rem] font-semibold text-soft">{say.title}</h2>
      <ol className="grid grid-cols-1">
        {order.map((one, index) => (
          <Line
            key={`${one.seat} ${one.isSure} ${index}`}
            next={one}
            index={index}
            last={canMove && isFirstOf(order, index) ? order.length - 1 : null}
            onMove={pressed}
          />
        ))}
      </ol>
      <PolicyLine />
    </section>
  )
}

function PolicyLine() {
  const policy = useRun((run) => run.policy.name)
  const known = usePolicies().find(({ name }) => name === policy)
  return (
    <p
      className="mt-1.5 flex flex-wrap items-center gap-x-2 text-[0.93rem] text-soft"
      title={known?.description}
    >
      <span>
        {say.policy}: <span className="text-ink">{known?.title ?? policy}</span>
      </span>
      <Button small look="quiet" aria-label={say.changePolicy} onClick={() => tell(STEER)}>
        {say.change}
      </Button>
    </p>
  )
}

type LineProps = { next: Next; index: number; last: number | null; onMove: (id: string) => void }

/** `last`: the place of the last who waits, or null where the order cannot be changed. */
function Line({ next, index, last, onMove }: LineProps) {
  const run = useRun((one) => one)
  const { seat, why } = next
  if (seat === null) return <li className="ps-1 text-[0.93rem] text-soft">{why}</li>
  const speaker = speakerOf(run.seats, seat, seat)
  return (
    <li className="flex min-h-7 items-center gap-2 px-1">
      <SpeakerBadge speaker={speaker} size="small" />
      <span className="min-w-0 flex-1 truncate" title={why}>
        {speaker.name}{' '}
        {(index === 0 || next.isSure) && <span className="text-[0.86rem] text-soft">{why}</span>}
      </span>
      {last !== null && (
        <>
          <Move seat={seat} by={-1} name={speaker.name} isEnd={index === 0} onMove={onMove} />
          <Move seat={seat} by={1} name={speaker.name} isEnd={index === last} onMove={onMove} />
        </>
      )}
    </li>
  )
}

/** Who waits twice is moved where it comes first. */
const isFirstOf = (order: readonly Next[], index: number): boolean =>
  order.findIndex(({ seat }) => seat === order[index]?.seat) === index

const moveId = (seat: string, by: number): string => `move-${seat}-${by < 0 ? 'up' : 'down'}`

type MoveProps = { seat: string; by: -1 | 1; name: string; isEnd: boolean; onMove: (id: string) => void }

/** At an end it stays where it is, so that whoever presses it again and again does not lose it. */
function Move({ seat, by, name, isEnd, onMove }: MoveProps) {
  const ask = useAsk()
  const label = by < 0 ? say.up(name) : say.down(name)
  return (
    <Button
      small
      look="quiet"
      id={moveId(seat, by)}
      className={cx('px-1', isEnd && 'opacity-30')}
      aria-disabled={isEnd}
      aria-label={label}
      title={label}
      onClick={() => {
        onMove(moveId(seat, by))
        if (!isEnd) ask({ type: 'queue_move', seat, by })
      }}
    >
      <Icon name={by < 0 ? 'up' : 'down'} />
    </Button>
  )
}

/** A row that moves is made anew; the focus of whoever moved it goes with it. */
function useFocusStays(order: readonly Next[]): (id: string) => void {
  const held = useRef<string | null>(null)
  useEffect(() => {
    if (document.activeElement === document.body && held.current !== null)
      document.getElementById(held.current)?.focus()
  }, [order])
  return (id) => {
    held.current = id
  }
}
