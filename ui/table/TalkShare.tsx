import { cx } from '../components/cx.ts'
import { SpeakerBadge } from '../room/SpeakerBadge.tsx'
import { speakerOf } from '../room/speakers.ts'
import { useRun, useView } from '../room/room-context.ts'
import { format } from '../words/format.ts'
import { words } from '../words/words.ts'

/** How much of what was said each seat has said, beside what would be even. */
export function TalkShare() {
  const seats = useRun((run) => run.seats)
  const talk = useView((view) => view.talk)
  const speaking = seats.filter(({ role }) => role !== 'observer')
  const all = speaking.reduce((sum, { seat }) => sum + (talk[seat]?.words ?? 0), 0)
  if (all === 0 || speaking.length < 2) return null
  const even = 1 / speaking.length
  return (
    <section aria-label={words.talkWords.label}>
      <h2 className="font-sans text-[0.93rem] font-semibold text-soft">{words.talkWords.label}</h2>
      <p className="mb-1.5 text-[0.86rem] text-soft">
        {words.talkWords.basis}, {words.talkWords.even(format().percent(even))}
      </p>
      <ul className="grid grid-cols-1 gap-1">
        {speaking.map(({ seat, name }) => {
          const said = talk[seat]?.words ?? 0
          const share = said / all
          const text = words.talkWords.of(name, format().percent(share), words.talkWords.words(said))
          return (
            <li
              key={seat}
              title={text}
              className="grid grid-cols-[1.25rem_minmax(0,1fr)_2.5rem] items-center gap-x-2"
            >
              <SpeakerBadge speaker={speakerOf(seats, seat, name)} size="small" />
              <span className="sr-only">{text}</span>
              <Bar share={share} even={even} />
              <span aria-hidden="true" className="tabular text-end text-[0.86rem] text-soft">
                {format().percent(share)}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** The mark stands at the even share; a bar's end is what was said. */
function Bar({ share, even }: { share: number; even: number }) {
  return (
    <svg
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      aria-hidden="true"
      className="h-2.5 w-full rtl:-scale-x-100"
    >
      <rect y="2" width="100" height="6" className="fill-line" />
      <rect
        y="2"
        width={share * 100}
        height="6"
        className={cx(share > 2 * even ? 'fill-warn' : 'fill-accent')}
      />
      <rect x={even * 100 - 0.5} width="1" height="10" className="fill-ink" />
    </svg>
  )
}
