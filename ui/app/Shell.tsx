import { useState, type ReactNode } from 'react'
import { Icon, type IconName } from '../components/Icon.tsx'
import { Link } from '../components/Link.tsx'
import { cx } from '../components/cx.ts'
import { app } from '../lib/words.ts'
import { useShortcuts } from './shortcuts.ts'
import { ShortcutSheet } from './ShortcutSheet.tsx'
import { useTheme, type Theme } from './theme.ts'

const ICONS: Record<Theme, IconName> = { system: 'screen', light: 'sun', dark: 'moon' }

/** What every page has: the way home, the theme, the keys. `aside` is the page's own. */
export function Shell({ aside, children }: { aside?: ReactNode; children: ReactNode }) {
  const [showsKeys, showKeys] = useState(false)
  const { theme, turn } = useTheme()
  useShortcuts({ '?': () => showKeys(true) })
  return (
    <>
      <a
        href="#content"
        className="absolute -top-20 left-3 z-50 rounded-md bg-accent px-3 py-2 text-on-accent focus:top-3"
      >
        {app.skip}
      </a>
      <header className="flex min-h-12 shrink-0 items-center gap-3 border-b border-line bg-sheet px-4 pointer-coarse:min-h-14">
        <Link
          href="/"
          className="flex items-center gap-2.5 rounded-md font-serif text-[1.07rem] font-semibold whitespace-nowrap max-sm:shrink-0"
        >
          <img src="/icon.svg" alt="" className="size-6" />
          {/* Where there is no room for the name, the mark stands for it. */}
          <span className={cx(aside === undefined ? 'max-[22rem]:sr-only' : 'max-[28rem]:sr-only')}>
            {app.name}
          </span>
        </Link>
        <div className="ms-auto flex min-w-0 items-center gap-1">
          {aside}
          <button
            type="button"
            onClick={turn}
            title={app.theme[theme]}
            aria-label={app.theme[theme]}
            className={TOOL}
          >
            <Icon name={ICONS[theme]} />
          </button>
          <button
            type="button"
            onClick={() => showKeys(true)}
            title={`${app.shortcuts} (?)`}
            aria-label={app.shortcuts}
            className={TOOL}
          >
            <Icon name="help" />
          </button>
        </div>
      </header>
      {children}
      <ShortcutSheet open={showsKeys} onOpenChange={showKeys} />
    </>
  )
}

const TOOL =
  'inline-flex size-8 shrink-0 items-center justify-center rounded-md text-soft hover:bg-sunk hover:text-ink pointer-coarse:size-11'
