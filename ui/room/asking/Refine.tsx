import { useId, useRef, useState, type SyntheticEvent } from 'react'
import { Button } from '../../components/Button.tsx'
import { useAsk, useRun } from '../room-context.ts'
import type { AskProps } from './asking.ts'
import { stopAsking } from './asking.ts'
import { words } from '../../words/words.ts'

const MOST = 1000
/** Options that a press writes into the line. */
const MOST_OFFERED = 4

/** One line on what the alternatives or risks should be about; it may stay empty. */
export function Refine({ kind, onDone }: AskProps & { kind: 'alternatives' | 'risks' }) {
  const [about, setAbout] = useState('')
  const options = useRun((run) => run.options)
  const ask = useAsk()
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    const said = about.trim()
    ask({
      type: kind === 'risks' ? 'request_risks' : 'request_alternatives',
      ...(said === '' ? {} : { about: said }),
    })
    stopAsking()
    onDone()
  }
  return (
    <form onSubmit={onSubmit} className="flex min-w-0 flex-1 basis-72 flex-wrap items-end gap-2">
      <div className="min-w-0 flex-1 basis-48">
        <label htmlFor={id} className="mb-1 block text-soft">
          {words.asking.about[kind]}
        </label>
        <input
          ref={field}
          id={id}
          value={about}
          maxLength={MOST}
          placeholder={words.asking.aboutHint}
          onChange={(event) => setAbout(event.target.value)}
          className="min-h-8 w-full rounded-md border border-edge bg-sheet px-2 pointer-coarse:min-h-11"
        />
      </div>
      <Button type="submit" look="main">
        {words.asking.send[kind]}
      </Button>
      {options.length > 0 && (
        <div role="group" aria-label={words.asking.ofOne} className="flex w-full flex-wrap gap-1.5">
          {options.slice(0, MOST_OFFERED).map(({ optionId, title }) => (
            <Button
              key={optionId}
              small
              look="quiet"
              className="max-w-full border-line"
              onClick={() => {
                setAbout(words.asking.ofOption(title))
                field.current?.focus()
              }}
            >
              <span className="truncate">{words.asking.ofOption(title)}</span>
            </Button>
          ))}
        </div>
      )}
    </form>
  )
}
