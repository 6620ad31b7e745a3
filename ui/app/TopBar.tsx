import { useState } from 'react'
import { cx } from '../components/cx.ts'
import { Dialog } from '../components/Dialog.tsx'
import { Icon } from '../components/Icon.tsx'
import { Link } from '../components/Link.tsx'
import { InboxBell } from '../inbox/InboxBell.tsx'
import { words } from '../words/words.ts'
import { RailList } from './Rail.tsx'
import { perform, useKeyOf } from './use-action.ts'
import { useTopBarContent, type Crumb } from './top-bar.ts'

/** Over every page: where it is, its chips, and what every page has. */
export function TopBar({ onKeys }: { onKeys: () => void }) {
  const { crumbs, chips } = useTopBarContent()
  const [menuKey, sheetKey] = [useKeyOf('command_menu'), useKeyOf('shortcut_sheet')]
  return (
    <header className="flex min-h-12 shrink-0 items-center gap-2 border-b border-line bg-sheet px-4 max-sm:gap-0 max-sm:px-2 pointer-coarse:min-h-14">
      <Drawer />
      <Crumbs crumbs={crumbs} isAlone={chips === null} />
      <div className="ms-auto flex min-w-0 items-center gap-1">
        {chips}
        <InboxBell className={TOOL} />
        <button
          type="button"
          onClick={() => perform('command_menu')}
          title={words.actionNames.command_menu}
          aria-label={words.actionNames.command_menu}
          aria-keyshortcuts={menuKey.aria}
          className={TOOL}
        >
          <Icon name="search" />
        </button>
        <button
          type="button"
          onClick={onKeys}
          title={sheetKey.shown === '' ? words.app.shortcuts : `${words.app.shortcuts} (${sheetKey.shown})`}
          aria-label={words.app.shortcuts}
          aria-keyshortcuts={sheetKey.aria}
          // The command menu leads there, too; on a phone every finger's width counts.
          className={`${TOOL} max-sm:hidden`}
        >
          <Icon name="help" />
        </button>
        <Link
          href="/settings/profile"
          aria-label={words.shell.profile}
          title={words.shell.profile}
          className={TOOL}
        >
          <Icon name="person" />
        </Link>
      </div>
    </header>
  )
}

/** On a phone there is room for the chips or for where one is; a page with chips says below where one is. */
function Crumbs({ crumbs, isAlone }: { crumbs: readonly Crumb[]; isAlone: boolean }) {
  return (
    <nav aria-label={words.shell.here} className={cx('min-w-0 shrink-[999]', !isAlone && 'max-sm:hidden')}>
      <ol className="flex min-w-0 items-center gap-1.5">
        {crumbs.map(({ title, href }, index) => (
          <li
            key={index}
            className="flex min-w-0 items-center gap-1.5 last:font-medium not-last:max-sm:hidden"
          >
            {index > 0 && <span className="text-soft max-sm:hidden">/</span>}
            {href === undefined ? (
              <span aria-current="page" className="truncate">
                {title}
              </span>
            ) : (
              <Link href={href} className="truncate text-soft hover:text-ink hover:underline">
                {title}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** Where the rail has no room, it is a drawer. */
function Drawer() {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div className="-ms-2 shrink-0 md:hidden">
      <button type="button" aria-label={words.shell.menu} onClick={() => setIsOpen(true)} className={TOOL}>
        <Icon name="menu" />
      </button>
      <Dialog open={isOpen} onOpenChange={setIsOpen} title={words.app.name} place="start">
        <nav aria-label={words.shell.pages} className="overflow-y-auto p-2">
          <RailList isOpen onGo={() => setIsOpen(false)} />
        </nav>
      </Dialog>
    </div>
  )
}

const TOOL =
  'inline-flex size-8 shrink-0 items-center justify-center rounded-md text-soft hover:bg-sunk hover:text-ink pointer-coarse:size-11'
