import { useId, useMemo } from 'react'
import { ENDED } from '../../backend/council/state.ts'
import { Button } from '../components/Button.tsx'
import { useAsk, useRun } from '../room/room-context.ts'
import { words } from '../words/words.ts'
import { movesOf, type Move } from './moves.ts'

/** Where phases are states: the present one, and where it may go from here and when. */
export function Moves() {
  const run = useRun((one) => one)
  const moves = useMemo(() => movesOf(run), [run])
  if (run.policy.name !== 'fsm' || ENDED.has(run.status) || moves.length === 0) return null
  return (
    <section aria-label={words.fsmWords.label}>
      <h2 className="mb-1.5 font-sans text-[0.93rem] font-semibold text-soft">{words.fsmWords.moves}</h2>
      <ul className="grid grid-cols-1 gap-1.5">
        {moves.map((move) => (
          <Way key={move.to} move={move} />
        ))}
      </ul>
    </section>
  )
}

function Way({ move: { to, when, whyNot } }: { move: Move }) {
  const ask = useAsk()
  const why = useId()
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-2">
      <Button
        small
        aria-label={words.fsmWords.go(words.phase[to])}
        aria-describedby={why}
        disabled={whyNot !== null}
        onClick={() => ask({ type: 'set_phase', phase: to })}
      >
        {words.phase[to]}
      </Button>
      <span id={why} className="text-[0.86rem] leading-tight text-soft">
        {whyNot ?? when.map((one) => words.fsmWords.when[one]).join('; ')}
      </span>
    </li>
  )
}
