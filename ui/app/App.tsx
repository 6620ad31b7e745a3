import { useMemo, useSyncExternalStore } from 'react'
import { Soon } from '../components/Soon.tsx'
import { language } from '../words/words.ts'
import { Announcer } from './announcer.tsx'
import { Guarded } from './Guarded.tsx'
import { onLanguage } from './language.ts'
import { NotFound } from './NotFound.tsx'
import { matched, placeOf, useAddress } from './router.ts'
import { ROUTES } from './routes.ts'
import { Shell } from './Shell.tsx'

/** The panel: one page for each address, drawn anew in another language. */
export function App() {
  const spoken = useSyncExternalStore(onLanguage, () => language)
  return (
    <Shell key={spoken}>
      <CurrentPage />
      <Announcer />
    </Shell>
  )
}

function CurrentPage() {
  const address = useAddress()
  const { path, query } = useMemo(() => placeOf(address), [address])
  for (const { pattern, page: Page } of ROUTES) {
    const params = matched(pattern, path)
    if (params !== null)
      return (
        <Guarded key={path}>
          <Soon fallback={null}>
            <Page params={params} query={query} />
          </Soon>
        </Guarded>
      )
  }
  return <NotFound />
}
