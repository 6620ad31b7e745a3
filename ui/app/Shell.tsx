import { Suspense, type ReactNode } from 'react'
import { words } from '../words/words.ts'
import { Keys } from './Keys.tsx'
import { Rail } from './Rail.tsx'
import { ShellActions } from './ShellActions.tsx'
import { TopBar } from './TopBar.tsx'
import { perform } from './use-action.ts'
import { later } from '../lib/later.ts'

// What calls to other pages may come a moment after this one.
const InboxWatch = later(() => import('../inbox/InboxWatch.tsx'))

/** What stands around every page: the way to the others, where this one is, the keys. */
export function Shell({ children }: { children: ReactNode }) {
  return (
    <>
      <a
        href="#content"
        className="absolute -top-20 start-3 z-50 rounded-md bg-accent px-3 py-2 text-on-accent focus:top-3"
      >
        {words.app.skip}
      </a>
      <div className="flex min-h-0 flex-1">
        <Rail />
        <div className="page-column flex min-w-0 flex-1 flex-col">
          <TopBar onKeys={() => perform('shortcut_sheet')} />
          {children}
        </div>
      </div>
      <Suspense fallback={null}>
        <InboxWatch />
      </Suspense>
      <ShellActions />
      <Keys />
    </>
  )
}
