import { useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import type { SayCommand } from '../../schemas/generated/types.ts'
import { usePreferences } from '../app/preferences.ts'
import { useKeyOf } from '../app/use-action.ts'
import { modName } from '../app/keys.ts'
import { Button } from '../components/Button.tsx'
import { SelectField } from '../components/Field.tsx'
import { format } from '../words/format.ts'
import { words } from '../words/words.ts'
import { useMessageDraft, writeMessage } from './message-draft.ts'
import { useAsk, useRoom, useRun } from './room-context.ts'

type When = NonNullable<SayCommand['when']>
const TIMES: readonly When[] = ['next_turn', 'now', 'end_of_item']
const isWhen = (value: string): value is When => TIMES.some((one) => one === value)

const EVERYONE = ''
const RECORD = '*record'
/** As much as one message may hold (schemas/commands/say.json). */
const MOST = 20_000

/** Says something to the council: to whom, and when it should hear it. */
export function Composer({ onSent }: { onSent?: () => void }) {
  const { session } = useRoom()
  const { text, isRestored } = useMessageDraft(session.runId)
  const [to, setTo] = useState(EVERYONE)
  const [when, setWhen] = useState<When>('next_turn')
  const field = useRef<HTMLTextAreaElement>(null)
  const ask = useAsk()
  const id = useId()
  const over = text.length - MOST

  const send = () => {
    if (text.trim() === '' || over > 0) return field.current?.focus()
    const address = to === RECORD ? { note: true } : to === EVERYONE ? {} : { to }
    ask({ type: 'say', text: text.trim(), when, ...address })
    writeMessage(session.runId, '')
    onSent?.()
  }
  return (
    <form
      className="min-w-0"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div className="mb-1 flex flex-wrap items-baseline justify-between gap-x-3">
        <label htmlFor={id} className="font-medium">
          {words.composer.label}
        </label>
        <span role="status" className="text-[0.86rem] text-soft">
          {isRestored && words.message.restored}
        </span>
      </div>
      <Field field={field} id={id} text={text} isOver={over > 0} send={send} />
      <p id={`${id}-over`} role="alert" className="text-bad empty:hidden">
        {over > 0 && words.message.over(format().number(text.length), format().number(MOST))}
      </p>
      <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <To value={to} onChange={setTo} />
        <SelectField
          inline
          label={words.composer.when}
          value={when}
          onChange={(value) => isWhen(value) && setWhen(value)}
          choices={TIMES.map((value) => ({ value, label: words.composer.times[value] }))}
        />
        <Send to={to} when={when} isOver={over > 0} />
      </div>
    </form>
  )
}

function To({ value, onChange }: { value: string; onChange: (to: string) => void }) {
  const seats = useRun((run) => run.seats)
  const people = seats
    .filter(({ role }) => role !== 'observer')
    .map(({ seat, name }) => ({ value: seat, label: name }))
  return (
    <SelectField
      inline
      label={words.composer.to}
      value={value}
      onChange={onChange}
      choices={[
        { value: EVERYONE, label: words.composer.everyone },
        ...people,
        { value: RECORD, label: words.composer.record },
      ]}
    />
  )
}

type FieldProps = {
  field: RefObject<HTMLTextAreaElement | null>
  id: string
  text: string
  isOver: boolean
  send: () => void
}

/** Grows with its words up to eight lines. */
function Field({ field, id, text, isOver, send }: FieldProps) {
  const { session } = useRoom()
  const enterSends = usePreferences((set) => set.enterSends)
  const { aria } = useKeyOf('composer')
  const onKeyDown = (event: KeyboardEvent) => {
    if (sends(event, enterSends)) {
      event.preventDefault()
      send()
    }
    // In a window of its own Esc closes that.
    if (event.key === 'Escape' && event.currentTarget.closest('[role="dialog"]') === null)
      field.current?.blur()
  }
  return (
    <textarea
      ref={field}
      id={id}
      rows={1}
      value={text}
      data-message
      placeholder={words.composer.placeholder}
      aria-keyshortcuts={aria}
      aria-invalid={isOver}
      aria-describedby={`${id}-over ${id}-keys`}
      onChange={(event) => writeMessage(session.runId, event.target.value)}
      onKeyDown={onKeyDown}
      className="field-sizing-content block max-h-[calc(8lh+0.75rem+2px)] min-h-9 w-full resize-none pointer-coarse:min-h-11 pointer-coarse:py-2 rounded-md border border-edge bg-sheet px-3 py-1.5"
    />
  )
}

function Send({ to, when, isOver }: { to: string; when: When; isOver: boolean }) {
  const enterSends = usePreferences((set) => set.enterSends)
  // Nobody's turn is waited for while the council stands still.
  const isPaused = useRun((run) => run.status === 'paused' && run.turn === null)
  return (
    <div className="ms-auto flex items-center gap-3">
      <span className="text-[0.86rem] text-soft max-sm:sr-only pointer-coarse:sr-only">
        {words.message.keys(modName(), enterSends)}
      </span>
      <Button
        type="submit"
        look="main"
        aria-disabled={isOver}
        aria-keyshortcuts={enterSends ? 'Enter Control+Enter' : 'Control+Enter'}
      >
        {to === RECORD
          ? words.composer.sendNote
          : words.composer.send[isPaused && when === 'next_turn' ? 'now' : when]}
      </Button>
    </div>
  )
}

/** With Ctrl or Cmd Enter always sends; alone where it is set so, except on glass, and while letters are composed it chooses. */
function sends(
  { key, ctrlKey, metaKey, shiftKey, nativeEvent }: KeyboardEvent,
  enterSends: boolean,
): boolean {
  if (key !== 'Enter' || nativeEvent.isComposing || nativeEvent.keyCode === 229) return false
  return ctrlKey || metaKey || (enterSends && !shiftKey && !matchMedia('(pointer: coarse)').matches)
}

/** Goes to the message field of the page. */
export function focusComposer(): void {
  document.querySelector<HTMLElement>('textarea[data-message]')?.focus()
}
