import { useState } from 'react'
import type { Seat } from '../../schemas/generated/types.ts'
import { ENDED, type RunState } from '../../backend/council/state.ts'
import { Button } from '../components/Button.tsx'
import { Icon } from '../components/Icon.tsx'
import { cx } from '../components/cx.ts'
import { useAsk, useRun, useView } from '../room/room-context.ts'
import { AgainButton } from '../fork/AgainButton.tsx'
import { useCanAsk } from '../room/use-can-ask.ts'
import { SpeakerBadge } from '../room/SpeakerBadge.tsx'
import { speakerOf } from '../room/speakers.ts'
import { useMe } from './me.ts'
import { deputyName, missedTurns, sitterOf, type Me, type Sitter } from './seated.ts'
import { words } from '../words/words.ts'

/** Everyone at the table: who sits there, how often each has spoken, and what can be asked of the seat. */
export function SeatList() {
  const run = useRun((one) => one)
  const me = useMe()
  const talk = useView((view) => view.talk)
  return (
    <section aria-label={words.seats.label}>
      <h2 className="mb-2 font-sans text-[0.93rem] font-semibold text-soft">{words.seats.label}</h2>
      <ul className="grid grid-cols-1 gap-1">
        {run.seats.map((seat) => (
          <SeatRow key={seat.seat} run={run} seat={seat} me={me} turns={talk[seat.seat]?.turns ?? 0} />
        ))}
      </ul>
    </section>
  )
}

type RowProps = { run: RunState; seat: Seat; me: Me; turns: number }

function SeatRow({ run, seat, me, turns }: RowProps) {
  const [isOpen, open] = useState(false)
  const { seat: id, name, role } = seat
  const sitter = sitterOf(run, seat, me)
  const hasFloor = run.turn?.seat === id
  const canAsk = useCanAsk()
  const canAct = canAsk && !ENDED.has(run.status) && role !== 'observer'
  return (
    <li className={cx('rounded-md px-1 py-1', hasFloor && 'bg-tint')}>
      <div className="grid grid-cols-[1.75rem_minmax(0,1fr)_auto] items-center gap-x-2.5">
        <SpeakerBadge speaker={speakerOf(run.seats, id, name)} />
        <p className="truncate leading-tight font-medium" title={name}>
          {name}
        </p>
        {canAct && (
          <div className="flex shrink-0 items-center">
            {!hasFloor && <GiveFloor seat={id} name={name} />}
            <Button
              small
              look="quiet"
              aria-expanded={isOpen}
              aria-label={words.seats.more(name)}
              title={words.seats.more(name)}
              className="px-1"
              onClick={() => open(!isOpen)}
            >
              <Icon name="more" />
            </Button>
          </div>
        )}
        <p className="col-span-2 col-start-2 text-[0.86rem] leading-tight text-soft">
          {sitterLine(sitter)}
          <span className="block">{stateLine(run, seat, turns)}</span>
        </p>
        {!canAct && role === 'expert' && (
          <div className="col-span-2 col-start-2 -ms-2">
            <AgainButton changes={{ silent: [id] }} atSeq={1} label={words.again.silentOf(name)}>
              {words.again.silent}
            </AgainButton>
          </div>
        )}
      </div>
      {canAct && isOpen && <SeatWays seat={seat} sitter={sitter} isMuted={run.muted.includes(id)} />}
    </li>
  )
}

/** Who speaks here. */
function sitterLine(sitter: Sitter): string {
  switch (sitter.kind) {
    case 'person':
      return sitter.isMe ? words.seats.you(sitter.name) : sitter.name
    case 'awaited':
      return words.seats.awaited(sitter.name)
    case 'model':
      return words.seats.model(sitter.model, sitter.provider)
    case 'panel':
      return sitter.panel === 'offline' ? words.seats.offline : words.seats.agent(sitter.panel)
  }
}

/** What the seat is and does, and what it has missed. */
function stateLine(run: RunState, seat: Seat, turns: number): string {
  const { seat: id, name, role } = seat
  const missed = missedTurns(run, id)
  const deputy = deputyName(run, seat)
  return [
    name.toLowerCase().includes(role) ? '' : words.role[role],
    run.turn?.seat === id
      ? words.seats.speaking
      : !ENDED.has(run.status) && run.floor[0]?.seat === id
        ? words.seats.asked
        : words.seats.turns(turns),
    run.muted.includes(id) ? words.seats.muted : '',
    missed > 0 ? words.seats.missed(missed) : '',
    deputy === null ? '' : words.seats.deputy(deputy),
  ]
    .filter(Boolean)
    .join(', ')
}

function GiveFloor({ seat, name }: { seat: string; name: string }) {
  const ask = useAsk()
  return (
    <Button
      small
      look="quiet"
      className="px-1.5"
      aria-label={words.seats.giveFloor(name)}
      title={words.seats.giveFloor(name)}
      onClick={() => ask({ type: 'give_floor', seat })}
    >
      {words.seats.floor}
    </Button>
  )
}

/** What is done to a seat more seldom: somebody sits down, leaves, is not heard for a while. */
function SeatWays({ seat, sitter, isMuted }: { seat: Seat; sitter: Sitter; isMuted: boolean }) {
  const ask = useAsk()
  const { seat: id, name } = seat
  const isMine = sitter.kind === 'person' && sitter.isMe
  return (
    <div className="mt-1 flex flex-wrap gap-1.5 ps-9">
      {isMine && (
        <Button
          small
          aria-label={words.seats.leaveNamed(name)}
          onClick={() => ask({ type: 'leave_seat', seat: id })}
        >
          {words.seats.leave}
        </Button>
      )}
      {sitter.kind !== 'person' && (
        <Button
          small
          aria-label={words.seats.takeNamed(name)}
          onClick={() => ask({ type: 'take_seat', seat: id })}
        >
          {words.seats.take}
        </Button>
      )}
      <Button
        small
        aria-label={isMuted ? words.seats.unmuteNamed(name) : words.seats.muteNamed(name)}
        onClick={() => ask({ type: 'mute', seat: id, on: !isMuted })}
      >
        {isMuted ? words.seats.unmute : words.seats.mute}
      </Button>
    </div>
  )
}
