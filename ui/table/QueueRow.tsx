import { useState, type KeyboardEvent } from 'react'
import { Button } from '../components/Button.tsx'
import { cx } from '../components/cx.ts'
import { Icon } from '../components/Icon.tsx'
import { clock } from '../lib/time.ts'
import { useAsk, useRun } from '../room/room-context.ts'
import { SpeakerBadge } from '../room/SpeakerBadge.tsx'
import { Steering } from '../room/Steering.tsx'
import { speakerOf } from '../room/speakers.ts'
import type { Next } from '../room/who.ts'
import { useCanAsk } from '../room/use-can-ask.ts'
import { words } from '../words/words.ts'
import { expectedIn } from './expected-in.ts'
import { RowWays } from './RowWays.tsx'

/** `index`: how many speak before, -1 for who has the floor; `last`: the last place, or null where the order is not to be moved. */
type Props = {
  next: Next
  index: number
  last: number | null
  onMove: (id: string) => void
  as?: 'li' | 'div'
}

/** One who speaks or waits: place, name, reason, when, and the menu of what can be done. */
export function QueueRow({ next, index, last: lastPlace, onMove, as: Row = 'li' }: Props) {
  const run = useRun((one) => one)
  const last = useCanAsk() ? lastPlace : null
  const [isOpen, open] = useState(false)
  const ask = useAsk()
  const { seat, why } = next
  if (seat === null) return <Row className="ps-1 text-[0.93rem] text-soft">{why}</Row>
  const speaker = speakerOf(run.seats, seat, seat)
  const move = (by: -1 | 1) => {
    onMove(menuId(seat, index))
    if (last !== null && index + by >= 0 && index + by <= last) ask({ type: 'queue_move', seat, by })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1 as const, ArrowDown: 1 as const }[event.key]
    if (!event.altKey || by === undefined || last === null) return
    event.preventDefault()
    move(by)
  }
  const place = index < 0 ? words.queueWords.now : index === 0 ? words.queueWords.next : null
  const time = index < 0 ? null : expectedIn(run, index)
  return (
    // The keys are those of the buttons within.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/no-noninteractive-element-interactions
    <Row onKeyDown={onKeyDown} className={cx('rounded-md px-1 py-0.5', index < 0 && 'bg-tint')}>
      <div className="grid grid-cols-[1.25rem_minmax(0,1fr)_auto] items-center gap-x-2">
        <SpeakerBadge speaker={speaker} size="small" />
        <p className="min-w-0 leading-tight">
          {place !== null && <span className="text-[0.86rem] text-soft">{place} </span>}
          <span className="font-medium">{speaker.name}</span>
          <span className="line-clamp-2 text-[0.86rem] text-soft" title={why}>
            {[why, time === null ? '' : words.queueWords.inAbout(clock(time))].filter(Boolean).join(', ')}
          </span>
        </p>
        <Steering>
          <Button
            small
            look="quiet"
            id={menuId(seat, index)}
            aria-expanded={isOpen}
            aria-keyshortcuts={last === null ? undefined : 'Alt+ArrowUp Alt+ArrowDown'}
            aria-label={words.queueWords.menu(speaker.name)}
            className="px-1"
            onClick={() => open(!isOpen)}
          >
            <Icon name="more" />
          </Button>
        </Steering>
      </div>
      {isOpen && <RowWays seat={seat} name={speaker.name} index={index} last={last} onMove={onMove} />}
    </Row>
  )
}

/** A seat stands in the list once where it can be moved, so its button keeps its name as it moves. */
const menuId = (seat: string, index: number): string => (index < 0 ? `now-${seat}` : `order-${seat}`)
