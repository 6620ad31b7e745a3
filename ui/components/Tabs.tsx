import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { cx } from './cx.ts'

export type Tab<K extends string> = { key: K; label: string; count?: number }
type Props<K extends string> = {
  label: string
  tabs: readonly Tab<K>[]
  chosen: K
  onChoose: (key: K) => void
  children: ReactNode
  className?: string
}

/** Views of the same thing, one shown at a time; arrows go from tab to tab. */
export function Tabs<K extends string>({ label, tabs, chosen, onChoose, children, className }: Props<K>) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    const at = tabs.findIndex(({ key }) => key === chosen)
    const next = tabs[(at + step + tabs.length) % tabs.length]
    if (next === undefined) return
    event.preventDefault()
    onChoose(next.key)
    list.current?.querySelector<HTMLElement>(`[data-key="${next.key}"]`)?.focus()
  }
  return (
    <div className={cx('flex min-h-0 flex-col', className)}>
      {/* The chosen tab takes the focus, not the list around it (ARIA APG, tabs). */}
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        onKeyDown={onKeyDown}
        className="flex shrink-0 flex-wrap gap-x-0.5 border-b border-line px-2"
      >
        {tabs.map(({ key, label: name, count }) => (
          <button
            key={key}
            type="button"
            role="tab"
            id={`${id}-${key}`}
            data-key={key}
            aria-selected={key === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={key === chosen ? 0 : -1}
            onClick={() => onChoose(key)}
            className={cx(
              // What has no room goes to the next line, whole.
              '-mb-px min-h-9 flex-auto border-b-2 px-1.5 font-medium whitespace-nowrap pointer-coarse:min-h-11',
              key === chosen ? 'border-accent text-ink' : 'border-transparent text-soft hover:text-ink',
            )}
          >
            {name}
            {count !== undefined && count > 0 && (
              <span className="tabular ms-1.5 text-[0.86rem] text-soft">{count}</span>
            )}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${chosen}`}
        tabIndex={0}
        // What is only read aloud stands absolutely: without a place of its own here it makes the page longer.
        className="relative min-h-0 flex-1 overflow-y-auto"
      >
        {children}
      </div>
    </div>
  )
}
