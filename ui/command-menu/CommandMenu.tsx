import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { decoded, go, placeOf } from '../app/router.ts'
import { showMessageOf } from '../app/message-signal.ts'
import { perform } from '../app/use-action.ts'
import { Dialog } from '../components/Dialog.tsx'
import { words } from '../words/words.ts'
import type { Found } from './found.ts'
import { FoundLine } from './FoundLine.tsx'
import { useFound } from './use-found.ts'

type Props = { open: boolean; onOpenChange: (open: boolean) => void }

/** Everything that can be done or opened, by typing a part of its name (ARIA practices: combobox with a list). */
export default function CommandMenu({ open, onOpenChange }: Props) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.menu.title} place="top">
      <Search onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

function Search({ onDone }: { onDone: () => void }) {
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  const groups = useFound(query, councilHere())
  const items = groups.flatMap((one) => one.items)
  const at = Math.min(chosen, items.length - 1)
  const id = useId()
  const choose = (found: Found) => {
    onDone()
    // The window gives the focus back first; what is opened may want it.
    requestAnimationFrame(() => requestAnimationFrame(() => openFound(found)))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const current = items[at]
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && current !== undefined) choose(current)
    else if (event.key in STEPS && items.length > 0)
      setChosen((at + (STEPS[event.key] ?? 0) + items.length) % items.length)
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className="border-b border-line px-4 py-3">
        <input
          role="combobox"
          aria-label={words.menu.search}
          aria-expanded
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={items[at] === undefined ? undefined : `${id}-${at}`}
          placeholder={words.menu.search}
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            setChosen(0)
          }}
          onKeyDown={onKeyDown}
          className="min-h-9 w-full rounded-md border border-edge bg-sheet px-3 pointer-coarse:min-h-11"
        />
      </div>
      <p role="status" className="sr-only">
        {words.menu.found(items.length)}
      </p>
      <List id={id} groups={groups} at={at} onChoose={choose} />
      {items.length === 0 && <p className="px-5 py-4 text-soft">{words.menu.none}</p>}
    </>
  )
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

type ListProps = {
  id: string
  groups: ReturnType<typeof useFound>
  at: number
  onChoose: (found: Found) => void
}

function List({ id, groups, at, onChoose }: ListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at, groups])
  const starts = groups.map((_, index) =>
    groups.slice(0, index).reduce((n, { items }) => n + items.length, 0),
  )
  return (
    <div
      ref={list}
      id={`${id}-list`}
      role="listbox"
      aria-label={words.menu.title}
      className="min-h-0 overflow-y-auto px-2 py-2 empty:hidden"
    >
      {groups.map(({ group, items }, index) => (
        <div key={group} role="group" aria-labelledby={`${id}-${group}`} className="mb-1.5">
          <p id={`${id}-${group}`} className="px-3 py-1 text-[0.86rem] font-semibold text-soft">
            {words.menu.groups[group]}
          </p>
          {items.map((found, place) => (
            <FoundLine
              key={found.id}
              id={`${id}-${(starts[index] ?? 0) + place}`}
              found={found}
              isChosen={(starts[index] ?? 0) + place === at}
              onChoose={() => onChoose(found)}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

function openFound({ open }: Found): void {
  if ('action' in open) perform(open.action)
  else if ('href' in open) go(open.href)
  else showMessageOf(open.messageId)
}

/** The council whose room is open: only there its messages can be shown. */
function councilHere(): string | null {
  const [, where, id, view] = placeOf(location.pathname).path.split('/')
  if (where !== 'councils' || id === undefined || id === 'new') return null
  return view === undefined || view === 'live' ? decoded(id) : null
}
