import { Button } from '../components/Button.tsx'
import { Icon } from '../components/Icon.tsx'
import { useAsk, useRun } from '../room/room-context.ts'
import { words } from '../words/words.ts'

type Props = { seat: string; name: string; index: number; last: number | null; onMove: (id: string) => void }

/** What can be done about a place in the order; what cannot says why. */
export function RowWays({ seat, name, index, last, onMove }: Props) {
  const ask = useAsk()
  const isMuted = useRun((run) => run.muted.includes(seat))
  const said = words.queueWords
  if (index < 0)
    return (
      <div role="group" aria-label={said.menu(name)} className="flex flex-wrap gap-1.5 py-1 ps-7">
        <Button small onClick={() => ask({ type: 'skip_turn' })}>
          {said.skip}
        </Button>
        <Mute seat={seat} name={name} isMuted={isMuted} />
      </div>
    )
  return (
    <div role="group" aria-label={said.menu(name)} className="flex flex-wrap gap-1.5 py-1 ps-7">
      <Button small onClick={() => ask({ type: 'give_floor', seat })} disabled={index === 0 && last === null}>
        {said.speakNext}
      </Button>
      <Move seat={seat} by={-1} isEnd={index === 0} canMove={last !== null} onMove={onMove} />
      <Move seat={seat} by={1} isEnd={index === last} canMove={last !== null} onMove={onMove} />
      <Mute seat={seat} name={name} isMuted={isMuted} />
      <Button
        small
        onClick={() => ask({ type: 'say', to: seat, when: 'next_turn', text: said.askWhyText(name) })}
      >
        {said.askWhy}
      </Button>
      {last === null && <p className="w-full text-[0.86rem] text-soft">{said.notMovable}</p>}
    </div>
  )
}

type MoveProps = {
  seat: string
  by: -1 | 1
  isEnd: boolean
  canMove: boolean
  onMove: (id: string) => void
}

/** At an end it stays where it is, so that whoever presses it again and again does not lose it. */
function Move({ seat, by, isEnd, canMove, onMove }: MoveProps) {
  const ask = useAsk()
  const id = `move-${seat}-${by < 0 ? 'up' : 'down'}`
  return (
    <Button
      small
      id={id}
      disabled={!canMove}
      aria-disabled={isEnd}
      className={isEnd ? 'opacity-50' : undefined}
      onClick={() => {
        onMove(id)
        if (!isEnd) ask({ type: 'queue_move', seat, by })
      }}
    >
      <Icon name={by < 0 ? 'up' : 'down'} />
      {by < 0 ? words.queueWords.moveUp : words.queueWords.moveDown}
    </Button>
  )
}

function Mute({ seat, name, isMuted }: { seat: string; name: string; isMuted: boolean }) {
  const ask = useAsk()
  return (
    <Button
      small
      aria-label={isMuted ? words.seats.unmuteNamed(name) : words.seats.muteNamed(name)}
      onClick={() => ask({ type: 'mute', seat, on: !isMuted })}
    >
      {isMuted ? words.seats.unmute : words.queueWords.mute}
    </Button>
  )
}
