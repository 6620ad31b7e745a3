import type { PositionData } from '../../schemas/generated/types.ts'
import { expertSeats } from '../../backend/council/phases.ts'
import { mainItemId, type RunState } from '../../backend/council/state.ts'
import { percent } from '../lib/time.ts'
import { positionWords as say } from '../lib/words-outcome.ts'
import { useRun } from '../room/room-context.ts'
import { SpeakerBadge } from '../room/SpeakerBadge.tsx'
import { speakerOf } from '../room/speakers.ts'

/** Who stands where, in the blind round and now. */
export function PositionsPanel() {
  const run = useRun((one) => one)
  const itemId = run.itemId ?? mainItemId(run)
  const item = itemId === null ? undefined : run.items[itemId]
  const experts = expertSeats(run)
  const hasAny = item !== undefined && Object.keys(item.positions).length > 0
  return (
    <>
      <h2 className="text-[1.07rem]">{say.title}</h2>
      {!hasAny && <p className="text-soft">{say.nobody}</p>}
      {hasAny && <Lanes run={run} positions={Object.values(item.positions)} />}
      {item !== undefined &&
        experts.map((seat) => (
          <SeatCard
            key={seat}
            run={run}
            seat={seat}
            now={item.positions[seat]}
            blind={item.blind[seat]}
            vote={item.votes[seat]}
          />
        ))}
    </>
  )
}

/** One lane an option; the seats stand where they stand now. */
function Lanes({ run, positions }: { run: RunState; positions: PositionData[] }) {
  return (
    <ul className="overflow-hidden rounded-lg border border-line bg-sheet">
      {run.options
        .filter(({ state }) => state === 'added')
        .map(({ optionId, title }) => {
          const here = positions.filter((one) => one.optionId === optionId)
          return (
            <li
              key={optionId}
              className="flex min-h-10 items-center gap-3 border-b border-line px-4 py-1.5 last:border-b-0"
            >
              <span className={here.length > 0 ? 'min-w-0 flex-1 font-medium' : 'min-w-0 flex-1 text-soft'}>
                {title}
              </span>
              {here.length === 0 && <span className="sr-only">{say.unspoken}</span>}
              {here.map(({ seat }) => {
                const speaker = speakerOf(run.seats, seat, seat)
                return (
                  <span key={seat} title={speaker.name}>
                    <SpeakerBadge speaker={speaker} />
                    <span className="sr-only">{speaker.name}</span>
                  </span>
                )
              })}
            </li>
          )
        })}
    </ul>
  )
}

type SeatProps = {
  run: RunState
  seat: string
  now?: PositionData
  blind?: PositionData
  vote?: RunState['items'][string]['votes'][string]
}

function SeatCard({ run, seat, now, blind, vote }: SeatProps) {
  const speaker = speakerOf(run.seats, seat, seat)
  const titleOf = (id: string | null) =>
    id === null ? say.none : (run.options.find(({ optionId }) => optionId === id)?.title ?? id)
  const line = (one: PositionData) =>
    `${titleOf(one.optionId)}${one.confidence == null ? '' : `, ${say.sure(percent(one.confidence))}`}`
  return (
    <section className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3 rounded-lg border border-line bg-sheet px-4 py-3">
      <SpeakerBadge speaker={speaker} />
      <div className="min-w-0">
        <h3 className="font-sans">{speaker.name}</h3>
        {now === undefined && <p className="text-soft">{say.notYet}</p>}
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5">
          {blind !== undefined && <Line term={say.blind} text={line(blind)} />}
          {now !== undefined && <Line term={say.now} text={line(now)} strong />}
        </dl>
        {now !== undefined && now.quote !== '' && (
          <blockquote className="mt-1.5 border-s-2 border-line ps-2.5 text-[0.93rem] text-soft">
            {now.quote}
          </blockquote>
        )}
        {vote !== undefined && (
          <p className="mt-1.5 font-medium text-accent">{say.vote(titleOf(vote.optionId))}</p>
        )}
      </div>
    </section>
  )
}

function Line({ term, text, strong = false }: { term: string; text: string; strong?: boolean }) {
  return (
    <>
      <dt className="text-soft">{term}</dt>
      <dd className={strong ? 'font-medium' : undefined}>{text}</dd>
    </>
  )
}
