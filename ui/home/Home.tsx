import { Shell } from '../app/Shell.tsx'
import { useTitle } from '../app/use-page.ts'
import { home } from '../lib/words-home.ts'
import { CouncilList } from './CouncilList.tsx'
import { ImportMinutes } from './ImportMinutes.tsx'
import { NewCouncil } from './NewCouncil.tsx'

/** The first page: begin a council, or go to one. */
export function Home() {
  useTitle(home.title)
  return (
    <Shell>
      <main
        id="content"
        className="mx-auto grid w-full grid-cols-1 max-w-[60rem] gap-12 px-4 py-8 sm:px-6 sm:py-12"
      >
        <NewCouncil />
        <ImportMinutes />
        <CouncilList />
      </main>
    </Shell>
  )
}
