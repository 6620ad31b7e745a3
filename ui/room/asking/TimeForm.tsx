import { useId, useRef, useState, type KeyboardEvent, type RefObject, type SyntheticEvent } from 'react'
import { Button } from '../../components/Button.tsx'
import { timeboxes } from '../../run/time-view.ts'
import { ExtensionEffect } from '../../table/ExtensionEffect.tsx'
import { useAsk, useRun } from '../room-context.ts'
import type { AskProps } from './asking.ts'
import { stopAsking } from './asking.ts'
import { secondsTyped } from './seconds-typed.ts'
import { words } from '../../words/words.ts'

const MINUTES = [1, 2, 5]

/** More time for the open item: 1, 2 or 5 minutes by a press or a digit, or as much as is typed. */
export function TimeForm({ onDone }: AskProps) {
  const box = useRun((run) => timeboxes(run).main)
  const ask = useAsk()
  const field = useRef<HTMLInputElement>(null)
  if (box === undefined) return <p className="min-w-0 flex-1 text-soft">{words.time.none}</p>
  const add = (seconds: number) => {
    ask({ type: 'extend_timebox', timeboxId: box.timeboxId, seconds })
    stopAsking()
    onDone()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1]
    if (digit === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target === field.current) return
    const minutes = Number(digit)
    if (MINUTES.includes(minutes)) {
      event.preventDefault()
      add(minutes * 60)
    }
    // Any other digit is the beginning of a time of one's own.
    else field.current?.focus()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the buttons in it take the focus
    <div
      role="group"
      aria-label={words.asking.timeMore}
      onKeyDown={onKeyDown}
      className="flex min-w-0 flex-1 basis-72 flex-wrap items-end gap-x-4 gap-y-2"
    >
      <div className="flex flex-wrap gap-1.5">
        {MINUTES.map((minutes) => (
          <Button key={minutes} aria-keyshortcuts={String(minutes)} onClick={() => add(minutes * 60)}>
            {words.asking.minutes(minutes)}
          </Button>
        ))}
      </div>
      <Typed field={field} onAdd={add} />
    </div>
  )
}

/** What is shown of the effect as long as nothing is typed. */
const USUAL_SECONDS = 120

type TypedProps = { field: RefObject<HTMLInputElement | null>; onAdd: (seconds: number) => void }

function Typed({ field, onAdd }: TypedProps) {
  const [typed, setTyped] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  const id = useId()
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    const seconds = secondsTyped(typed)
    setIsWrong(seconds === null)
    if (seconds === null) field.current?.focus()
    else onAdd(seconds)
  }
  return (
    <form onSubmit={onSubmit} className="flex flex-wrap items-end gap-2">
      <div>
        <label htmlFor={id} className="mb-1 block text-soft">
          {words.asking.ownTime}
        </label>
        <input
          ref={field}
          id={id}
          inputMode="text"
          value={typed}
          aria-invalid={isWrong}
          aria-describedby={`${id}-fault`}
          onChange={(event) => setTyped(event.target.value)}
          className="tabular min-h-8 w-24 rounded-md border border-edge bg-sheet px-2 pointer-coarse:min-h-11"
        />
      </div>
      <Button type="submit">{words.asking.add}</Button>
      <ExtensionEffect seconds={secondsTyped(typed) ?? USUAL_SECONDS} />
      <p id={`${id}-fault`} role="alert" className="w-full text-bad empty:hidden">
        {isWrong && words.asking.wrongTime}
      </p>
    </form>
  )
}
