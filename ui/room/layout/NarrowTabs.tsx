import { cx } from '../../components/cx.ts'
import { words } from '../../words/words.ts'

export const VIEWS = ['talk', 'outcome', 'queue', 'more'] as const
export type View = (typeof VIEWS)[number]

/** On a narrow screen one thing at a time. */
export function NarrowTabs({ view, show }: { view: View; show: (view: View) => void }) {
  return (
    <nav aria-label={words.room.panels} className="flex shrink-0 border-b border-line bg-sheet md:hidden">
      {VIEWS.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === view}
          onClick={() => show(one)}
          className={cx(
            'min-h-11 min-w-0 flex-auto border-b-2 px-1 font-medium',
            one === view ? 'border-accent' : 'border-transparent text-soft',
          )}
        >
          {words.controls.views[one]}
        </button>
      ))}
    </nav>
  )
}
