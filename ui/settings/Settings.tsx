import { Suspense } from 'react'
import { NotFound } from '../app/NotFound.tsx'
import type { PageProps } from '../app/page-props.ts'
import { PageBody } from '../app/PageBody.tsx'
import { cx } from '../components/cx.ts'
import { Link } from '../components/Link.tsx'
import { pageWords, words } from '../words/words.ts'
import { isTab, leadOf, PARTS, TABS, titleOf, type SettingsTab } from './tabs.ts'

/** What can be set, a part a page: each has an address of its own. */
export default function Settings({ params: { tab = 'profile' } }: PageProps) {
  if (!isTab(tab)) return <NotFound />
  const Part = PARTS[tab]
  return (
    <PageBody
      title={titleOf(tab)}
      lead={leadOf(tab)}
      crumbs={[{ title: words.shell.settings, href: '/settings' }]}
    >
      <div className="grid grid-cols-1 gap-x-10 gap-y-6 md:grid-cols-[11rem_minmax(0,1fr)]">
        <Parts shown={tab} />
        <div className="min-w-0 max-w-[46rem]">
          <Suspense fallback={null}>
            <Part />
          </Suspense>
        </div>
      </div>
    </PageBody>
  )
}

function Parts({ shown }: { shown: SettingsTab }) {
  return (
    <nav aria-label={pageWords.settingsWords.nav}>
      <ul className="flex flex-wrap gap-1 md:sticky md:top-6 md:flex-col">
        {TABS.map((tab) => (
          <li key={tab}>
            <Link
              href={`/settings/${tab}`}
              aria-current={tab === shown ? 'page' : undefined}
              className={cx(
                'flex min-h-8 items-center rounded-md px-3 py-1 pointer-coarse:min-h-11',
                tab === shown ? 'bg-tint font-medium' : 'text-soft hover:bg-sunk hover:text-ink',
              )}
            >
              {titleOf(tab)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
