import { useKeyOf } from '../app/use-action.ts'
import type { ActionId } from '../app/actions.ts'
import { Key } from '../app/Keys.tsx'
import { cx } from '../components/cx.ts'
import type { Found } from './found.ts'

type Props = { id: string; found: Found; isChosen: boolean; onChoose: () => void }

/** One line of the menu: its name, its key or what is beside it, and why it cannot be done now. */
export function FoundLine({ id, found, isChosen, onChoose }: Props) {
  const { text, note, why, open } = found
  return (
    // The field holds the focus and says which line is chosen; a pointer presses the line itself.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      aria-disabled={why !== undefined}
      onClick={onChoose}
      className={cx(
        'flex min-h-8 cursor-pointer items-center gap-3 rounded-md px-3 py-1 pointer-coarse:min-h-11',
        isChosen ? 'bg-tint outline-2 -outline-offset-2 outline-accent' : 'hover:bg-sunk',
      )}
    >
      <span className="min-w-0 flex-1">
        <span className="line-clamp-2">{text}</span>
        {why !== undefined && <span className="block text-[0.86rem] text-soft">{why}</span>}
      </span>
      {note !== undefined && <span className="shrink-0 text-[0.86rem] text-soft">{note}</span>}
      {'action' in open && <KeyOf id={open.action} />}
    </div>
  )
}

function KeyOf({ id }: { id: ActionId }) {
  const { shown } = useKeyOf(id)
  return shown === '' ? null : <Key>{shown}</Key>
}
