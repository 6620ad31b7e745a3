import { useEffect, useRef, type KeyboardEvent } from 'react'
import { Button } from '../components/Button.tsx'
import { Icon } from '../components/Icon.tsx'
import { words } from '../words/words.ts'
import type { Search } from './use-search.ts'

/** Words to find: Enter leads to the next place, with Shift to the one before, Esc back to where the reader was. */
export function SearchField({ search }: { search: Search }) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a landmark; keys of what is in it pass here
    <search
      className="flex min-w-0 flex-1 items-center gap-1"
      onKeyDown={(event) => onSearchKey(event, search)}
    >
      <input
        ref={field}
        type="search"
        value={search.query}
        aria-label={words.find.label}
        placeholder={words.find.label}
        maxLength={200}
        onChange={({ target }) => search.ask(target.value)}
        className="min-h-7 min-w-0 flex-1 rounded-md border border-edge bg-sheet px-2 sm:max-w-80 pointer-coarse:min-h-11 [&::-webkit-search-cancel-button]:hidden"
      />
      <p role="status" className="tabular min-w-16 shrink-0 px-1 text-center text-[0.93rem] text-soft">
        {countOf(search)}
      </p>
      {([-1, 1] as const).map((by) => (
        <Button
          key={by}
          small
          look="quiet"
          aria-label={by > 0 ? words.find.next : words.find.previous}
          title={by > 0 ? words.find.next : words.find.previous}
          disabled={search.total === 0}
          onClick={() => search.step(by)}
        >
          <Icon name={by > 0 ? 'down' : 'up'} />
        </Button>
      ))}
      <Button
        small
        look="quiet"
        aria-label={words.find.close}
        title={words.find.close}
        className="ms-auto"
        onClick={search.close}
      >
        <Icon name="close" />
      </Button>
    </search>
  )
}

/** The keys of a search, in its field and at the places it leads to. */
export function onSearchKey(event: KeyboardEvent, search: Search): void {
  const { key, nativeEvent, target, shiftKey } = event
  if (nativeEvent.isComposing) return
  const isHere =
    target instanceof HTMLInputElement || (target instanceof HTMLElement && target.matches('article'))
  if (key === 'Enter' && isHere) {
    event.preventDefault()
    search.step(shiftKey ? -1 : 1)
  }
  if (key === 'Escape') {
    event.preventDefault()
    search.close()
  }
}

function countOf({ state, at, total }: Search): string {
  if (state === 'failed') return words.find.failed
  if (state === 'busy') return words.find.busy
  if (state === 'idle') return ''
  return total === 0 ? words.find.none : words.find.of(at + 1, total)
}
