import { useMemo } from 'react'
import { ENDED } from '../../backend/council/state.ts'
import { Button } from '../components/Button.tsx'
import { Icon } from '../components/Icon.tsx'
import { queue as say } from '../lib/words-time.ts'
import { useAsk, useRun } from './room-context.ts'
import { STEER, tell } from './RoomKeys.tsx'
import { SpeakerBadge } from './SpeakerBadge.tsx'
import { speakerOf } from './speakers.ts'
import { upcoming } from './upcoming.ts'
import { usePolicies } from './use-policies.ts'
import type { Next } from './who.ts'

/** Who speaks next and why, by which policy, and the order as far as it can be moved. */
export function QueuePanel() {
  const run = useRun((one) => one)
  const next = useMemo(() => upcoming(run), [run])
  if (ENDED.has(run.status)) return null
  return (
    <section aria-label={say.title}>
      <h2 className="mb-2 font-sans text-[0.93rem] font-semibold text-soft">{say.title}</h2>
      <ol className="grid grid-cols-1">
        {next.map((one, index) => (
          <Line
            key={`${index} ${one.seat}`}
            next={one}
            index={index}
            last={next.filter(({ seat }) => seat !== null).length - 1}
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

function Line({ next, index, last }: { next: Next; index: number; last: number }) {
  const run = useRun((one) => one)
  const ask = useAsk()
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
      {index > 0 && (
        <Button
          small
          look="quiet"
          className="px-1"
          aria-label={say.up(speaker.name)}
          title={say.up(speaker.name)}
          onClick={() => ask({ type: 'queue_move', seat, by: -1 })}
        >
          <Icon name="up" />
        </Button>
      )}
      {index < last && (
        <Button
          small
          look="quiet"
          className="px-1"
          aria-label={say.down(speaker.name)}
          title={say.down(speaker.name)}
          onClick={() => ask({ type: 'queue_move', seat, by: 1 })}
        >
          <Icon name="down" />
        </Button>
      )}
    </li>
  )
}
