import { ENDED, type RunState } from '../../backend/council/state.ts'
import { Button } from '../components/Button.tsx'
import { cx } from '../components/cx.ts'
import { role as roleName } from '../lib/words.ts'
import { table } from '../lib/words-room.ts'
import { useAsk, useRun } from './room-context.ts'
import { SpeakerBadge } from './SpeakerBadge.tsx'
import { speakerOf } from './speakers.ts'

/** Everyone at the table, how often each has spoken, and the floor to give. */
export function Table() {
  const run = useRun((one) => one)
  const turns = turnsOf(run)
  return (
    <section aria-label={table.label} className="mt-6">
      <h2 className="mb-2 font-sans text-[0.93rem] font-semibold text-soft">{table.label}</h2>
      <ul className="grid grid-cols-1 gap-1">
        {run.seats.map(({ seat, name, role }) => (
          <li
            key={seat}
            className={cx(
              'flex items-center gap-2.5 rounded-md px-1 py-1',
              run.turn?.seat === seat && 'bg-tint',
            )}
          >
            <SpeakerBadge speaker={speakerOf(run.seats, seat, name)} />
            <span className="min-w-0 flex-1 leading-tight">
              <span className="block truncate font-medium">{name}</span>
              <span className="block truncate text-[0.86rem] text-soft">
                {name.toLowerCase().includes(role) ? '' : `${roleName[role]}, `}
                {run.turn?.seat === seat
                  ? table.speaking
                  : run.floor[0]?.seat === seat
                    ? table.asked
                    : table.turns(turns.get(seat) ?? 0)}
              </span>
            </span>
            {!ENDED.has(run.status) && role !== 'observer' && run.turn?.seat !== seat && (
              <GiveFloor seat={seat} name={name} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function GiveFloor({ seat, name }: { seat: string; name: string }) {
  const ask = useAsk()
  return (
    <Button
      small
      look="quiet"
      aria-label={table.giveFloor(name)}
      title={table.giveFloor(name)}
      onClick={() => ask({ type: 'give_floor', seat })}
    >
      {table.floor}
    </Button>
  )
}

function turnsOf(run: RunState): Map<string, number> {
  const turns = new Map<string, number>()
  for (const { seat, turnId } of run.messages)
    if (seat !== null && turnId !== null) turns.set(seat, (turns.get(seat) ?? 0) + 1)
  return turns
}
