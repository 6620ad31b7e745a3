import { PHASES } from '../../backend/council/phases.ts'
import { ENDED } from '../../backend/council/state.ts'
import { Icon } from '../components/Icon.tsx'
import { cx } from '../components/cx.ts'
import { useRun, useView } from '../room/room-context.ts'
import { words } from '../words/words.ts'

/** The phases of the open item: what is done, where the council is, what is to come. */
export function PhaseStepper() {
  const run = useRun((one) => one)
  const seen = useView((view) => view.timeline.phases)
  const hasEnded = ENDED.has(run.status)
  const at = PHASES.indexOf(run.phase)
  return (
    <section aria-label={words.phases.label}>
      <h2 className="mb-2 font-sans text-[0.93rem] font-semibold text-soft">{words.phases.label}</h2>
      <ol className="relative grid grid-cols-1 gap-0.5 before:absolute before:start-[0.69rem] before:top-3 before:bottom-3 before:w-px before:bg-line">
        {PHASES.map((phase, index) => {
          const isNow = index === at && !hasEnded
          const isDone = seen.includes(phase) && !isNow
          return (
            <li
              key={phase}
              aria-current={isNow ? 'step' : undefined}
              className={cx('relative flex gap-2.5 rounded-md px-1 py-1', isNow && 'bg-tint')}
            >
              <span
                aria-hidden="true"
                className={cx(
                  'z-10 mt-0.5 grid size-4 shrink-0 place-items-center rounded-full border',
                  mark(isNow, isDone),
                )}
              >
                {isDone && <Icon name="check" />}
              </span>
              <span className={cx('leading-snug', isNow ? 'font-semibold' : !isDone && 'text-soft')}>
                {words.phase[phase]}
                <span className="sr-only">
                  , {isNow ? words.phases.now : isDone ? words.phases.done : words.phases.next}
                </span>
                {isNow && words.phaseHint[phase] !== undefined && (
                  <span className="block text-[0.93rem] font-normal text-soft">{words.phaseHint[phase]}</span>
                )}
              </span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

const mark = (isNow: boolean, isDone: boolean): string =>
  isNow
    ? 'border-accent bg-accent ring-3 ring-tint'
    : isDone
      ? 'border-accent bg-sheet text-accent *:size-3'
      : 'border-edge bg-paper'
