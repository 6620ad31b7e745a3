import { lazy, Suspense } from 'react'
import { Home } from '../home/Home.tsx'
import { app } from '../lib/words.ts'
import { Link } from '../components/Link.tsx'
import { Announcer } from './announcer.tsx'
import { routeOf, usePath } from './router.ts'
import { Shell } from './Shell.tsx'
import { useHeadingFocus, useTitle } from './use-page.ts'

// The room holds the rules and the Markdown reader; the first page needs neither.
const Room = lazy(() => import('../room/Room.tsx'))

/** The panel: one page for each address. */
export function App() {
  const route = routeOf(usePath())
  return (
    <>
      {route.name === 'home' && <Home />}
      {route.name === 'council' && (
        <Suspense fallback={null}>
          <Room key={route.runId} runId={route.runId} />
        </Suspense>
      )}
      {route.name === 'nothing' && <NotFound />}
      <Announcer />
    </>
  )
}

function NotFound() {
  const heading = useHeadingFocus()
  useTitle(app.notFound)
  return (
    <Shell>
      <main id="content" className="mx-auto max-w-2xl px-5 py-16">
        <h1 ref={heading} tabIndex={-1} className="text-2xl">
          {app.notFound}
        </h1>
        <p className="mt-2 text-soft">{app.notFoundHint}</p>
        <Link href="/" className="mt-6 inline-block text-accent underline underline-offset-2">
          {app.home}
        </Link>
      </main>
    </Shell>
  )
}
