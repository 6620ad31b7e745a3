import type { KeyboardEvent } from 'react'
import { Key } from '../../app/Keys.tsx'
import { Button } from '../../components/Button.tsx'
import { useAsk, useRun } from '../room-context.ts'
import type { AskProps } from './asking.ts'
import { stopAsking } from './asking.ts'
import { words } from '../../words/words.ts'

/** Who should speak next: a press, or the seat's number. */
export function FloorChoice({ onDone }: AskProps) {
  const all = useRun((run) => run.seats)
  const muted = useRun((run) => run.muted)
  const ask = useAsk()
  const seats = all.filter(({ role }) => role !== 'observer')
  const give = (seat: string) => {
    ask({ type: 'give_floor', seat })
    stopAsking()
    onDone()
  }
  const onKeyDown = ({ code, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
    const place = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1]
    const seat = place === undefined ? undefined : seats[Number(place) - 1]
    if (seat !== undefined && !ctrlKey && !metaKey && !altKey) give(seat.seat)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the buttons in it take the focus
    <div
      role="group"
      aria-label={words.asking.floorTo}
      onKeyDown={onKeyDown}
      className="min-w-0 flex-1 basis-72"
    >
      <p className="mb-1.5 flex flex-wrap gap-x-2 text-soft">
        <span>{words.asking.floorTo}</span>
        <span className="pointer-coarse:hidden">{words.asking.floorHint}</span>
      </p>
      <div className="flex flex-wrap gap-1.5">
        {seats.map(({ seat, name }, index) => (
          <Button
            key={seat}
            small
            aria-label={words.seats.giveFloor(name)}
            aria-keyshortcuts={index < 9 ? String(index + 1) : undefined}
            onClick={() => give(seat)}
          >
            {index < 9 && (
              <span className="pointer-coarse:hidden">
                <Key>{String(index + 1)}</Key>
              </span>
            )}
            {name}
            {muted.includes(seat) && <span className="text-soft">({words.seats.muted})</span>}
          </Button>
        ))}
      </div>
    </div>
  )
}
