import type { ActionId } from '../../app/actions.ts'
import { perform, useKeyOf, useThere } from '../../app/use-action.ts'
import { Button } from '../../components/Button.tsx'
import { cx } from '../../components/cx.ts'
import { mySeats } from '../../people/seated.ts'
import { useMe } from '../../people/me.ts'
import { useRun } from '../room-context.ts'
import { words } from '../../words/words.ts'

type Props = { className?: string | false; onDone?: () => void }

/** What a facilitator asks of the council most often; the rules say if it can be done now. */
export function AskBar({ className, onDone }: Props) {
  const me = useMe()
  const mine = useRun((run) => mySeats(run, me)[0]?.name)
  return (
    <div role="group" aria-label={words.composer.asks} className={cx('flex flex-wrap gap-1.5', className)}>
      <AskButton id="alternatives" words={words.composer.alternatives} />
      <AskButton id="risks" words={words.composer.risks} />
      <AskButton id="floor" words={words.asking.floor} />
      <AskButton id="skip" words={words.composer.skip} onDone={onDone} />
      <AskButton id="extend" words={words.asking.time} />
      <AskButton
        id="seat"
        words={
          mine === undefined
            ? [words.asking.seat, words.seats.takeOne]
            : [words.asking.leave, words.seats.leaveNamed(mine)]
        }
        onDone={onDone}
      />
    </div>
  )
}

type ButtonProps = { id: ActionId; words: readonly string[]; onDone?: (() => void) | undefined }

/** A short word for the eye, the whole of it for the ear and the pointer; what cannot be done now says why. */
function AskButton({ id, words: [short, whole], onDone }: ButtonProps) {
  const there = useThere(id)
  const { aria } = useKeyOf(id)
  const isReady = there?.isReady === true
  return (
    <Button
      small
      aria-label={whole}
      title={isReady ? whole : `${whole}. ${there?.why ?? ''}`}
      aria-keyshortcuts={aria}
      aria-disabled={!isReady}
      className={cx('grow', !isReady && 'opacity-60')}
      onClick={() => {
        if (isReady) onDone?.()
        perform(id)
      }}
    >
      {short}
    </Button>
  )
}
