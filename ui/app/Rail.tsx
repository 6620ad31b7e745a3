import { cx } from '../components/cx.ts'
import { Icon } from '../components/Icon.tsx'
import { Link } from '../components/Link.tsx'
import { Badge } from '../inbox/InboxBell.tsx'
import { useUnread } from '../inbox/inbox-store.ts'
import { words } from '../words/words.ts'
import { prefer, usePreferences } from './preferences.ts'
import { railEntries } from './rail-entries.ts'
import { placeOf, useAddress } from './router.ts'

/** The pages of the panel at the side: names beside their icons, or small below them. */
export function Rail() {
  const isOpen = usePreferences((set) => set.railOpen)
  return (
    <nav
      aria-label={words.shell.pages}
      className={cx(
        'sticky top-0 flex h-dvh shrink-0 flex-col border-e border-line bg-sheet max-md:hidden',
        isOpen ? 'w-[13.75rem]' : 'w-20',
      )}
    >
      <Link
        href="/home"
        className={cx(
          'flex h-12 shrink-0 items-center gap-2.5 px-4 font-serif text-[1.07rem] font-semibold',
          !isOpen && 'justify-center',
        )}
      >
        <img src="/icon.svg" alt="" className="size-6" />
        <span className={cx('truncate', !isOpen && 'sr-only')}>{words.app.name}</span>
      </Link>
      <div className={cx('min-h-0 flex-1 overflow-y-auto py-2', isOpen ? 'px-2' : 'px-1')}>
        <RailList isOpen={isOpen} />
      </div>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => prefer({ railOpen: !isOpen })}
        className={cx(
          'm-2 flex min-h-9 items-center gap-3 rounded-md px-3.5 text-soft hover:bg-sunk hover:text-ink pointer-coarse:min-h-11',
          !isOpen && 'justify-center',
        )}
        title={isOpen ? undefined : words.shell.openRail}
      >
        <Icon name="rail" />
        <span className={cx(!isOpen && 'sr-only')}>
          {isOpen ? words.shell.closeRail : words.shell.openRail}
        </span>
      </button>
    </nav>
  )
}

/** The list itself; on a narrow screen it stands in a drawer. */
export function RailList({ isOpen, onGo }: { isOpen: boolean; onGo?: () => void }) {
  const { path } = placeOf(useAddress())
  const unread = useUnread()
  return (
    <ul className="grid grid-cols-1 gap-0.5">
      {railEntries().map(({ href, label, icon }) => {
        const isHere = path === href || path.startsWith(`${href}/`) || (path === '/' && href === '/home')
        return (
          <li key={href}>
            <Link
              href={href}
              onGo={onGo}
              aria-current={isHere ? 'page' : undefined}
              title={isOpen ? undefined : label}
              className={cx(
                'relative flex items-center rounded-md pointer-coarse:min-h-11',
                isOpen ? 'min-h-10 gap-3 px-3.5' : 'flex-col gap-0.5 px-0.5 py-1.5',
                isHere ? 'bg-tint font-medium text-ink' : 'text-soft hover:bg-sunk hover:text-ink',
              )}
            >
              <Icon name={icon} />
              <span className={cx('max-w-full truncate', !isOpen && 'text-[0.79rem]')}>{label}</span>
              {href === '/inbox' && (
                <Badge n={unread} className={isOpen ? 'ms-auto' : 'absolute end-2.5 top-0.5'} />
              )}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
