import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import type { SayCommand } from '../../schemas/generated/types.ts'
import { Button } from '../components/Button.tsx'
import { cx } from '../components/cx.ts'
import { SelectField } from '../components/Field.tsx'
import { composer } from '../lib/words-room.ts'
import { useAsk, useRoom, useRun } from './room-context.ts'
import { TO_COMPOSER } from './RoomKeys.tsx'
import { useKeptText } from './use-kept-text.ts'

type When = NonNullable<SayCommand['when']>
const TIMES: readonly When[] = ['next_turn', 'now', 'end_of_item']
const isWhen = (value: string): value is When => TIMES.some((one) => one === value)

const EVERYONE = ''
const RECORD = '*record'

/** Says something to the council: to whom, and when it should hear it. Quiet, it leaves the room to a question. */
export function Composer({ isQuiet }: { isQuiet: boolean }) {
  const { session } = useRoom()
  const seats = useRun((run) => run.seats)
  // Nobody's turn is waited for while the council stands still.
  const isPaused = useRun((run) => run.status === 'paused' && run.turn === null)
  const ask = useAsk()
  const [text, setText] = useKeptText(`xio.draft.${session.runId}`)
  const [to, setTo] = useState(EVERYONE)
  const [when, setWhen] = useState<When>('next_turn')
  const field = useFocusOnCall()
  const id = useId()

  const send = () => {
    if (text.trim() === '') return field.current?.focus()
    const address = to === RECORD ? { note: true } : to === EVERYONE ? {} : { to }
    ask({ type: 'say', text: text.trim(), when, ...address })
    setText('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (sends(event)) {
      event.preventDefault()
      send()
    }
    if (event.key === 'Escape') field.current?.blur()
  }
  const people = seats
    .filter(({ role }) => role !== 'observer')
    .map(({ seat, name }) => ({ value: seat, label: name }))
  return (
    <form
      className="group"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <label htmlFor={id} className="sr-only">
        {composer.label}
      </label>
      <textarea
        ref={field}
        id={id}
        rows={1}
        value={text}
        maxLength={10_000}
        placeholder={composer.placeholder}
        aria-keyshortcuts="M"
        aria-describedby={`${id}-keys`}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        className="field-sizing-content max-h-48 min-h-9 w-full resize-none rounded-md border border-edge bg-sheet px-3 py-1.5"
      />
      <div
        className={cx(
          'mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1.5',
          // With nothing to send, a narrow screen belongs to the talk, and any screen to what is asked.
          text === '' && 'max-sm:hidden max-sm:group-focus-within:flex',
          text === '' && isQuiet && 'hidden group-focus-within:flex',
        )}
      >
        <SelectField
          inline
          label={composer.to}
          value={to}
          onChange={setTo}
          choices={[
            { value: EVERYONE, label: composer.everyone },
            ...people,
            { value: RECORD, label: composer.record },
          ]}
        />
        <SelectField
          inline
          label={composer.when}
          value={when}
          onChange={(value) => isWhen(value) && setWhen(value)}
          choices={TIMES.map((value) => ({ value, label: composer.times[value] }))}
        />
        <span id={`${id}-keys`} className="ms-auto text-[0.86rem] text-soft pointer-coarse:sr-only">
          {composer.hint}
        </span>
        <Button
          type="submit"
          look="main"
          aria-keyshortcuts="Enter Control+Enter"
          className="pointer-coarse:ms-auto"
        >
          {to === RECORD ? composer.sendNote : composer.send[isPaused && when === 'next_turn' ? 'now' : when]}
        </Button>
      </div>
    </form>
  )
}

/** Enter sends; on a keyboard of glass it is the only way to a new line, and while letters are composed it chooses. */
function sends({ key, ctrlKey, metaKey, shiftKey, nativeEvent }: KeyboardEvent): boolean {
  if (key !== 'Enter' || nativeEvent.isComposing) return false
  return ctrlKey || metaKey || (!shiftKey && !matchMedia('(pointer: coarse)').matches)
}

function useFocusOnCall() {
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const focus = () => field.current?.focus()
    addEventListener(TO_COMPOSER, focus)
    return () => removeEventListener(TO_COMPOSER, focus)
  }, [])
  return field
}
