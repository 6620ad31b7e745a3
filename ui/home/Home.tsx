import { Suspense, useEffect, useRef } from 'react'
import { PageBody } from '../app/PageBody.tsx'
import type { PageProps } from '../app/page-props.ts'
import { go, placeOf, useAddress } from '../app/router.ts'
import { Button } from '../components/Button.tsx'
import { Link } from '../components/Link.tsx'
import { Bones, NotLoaded, Waiting } from '../components/Waiting.tsx'
import { rowsOf } from '../councils/run-row.ts'
import { useInbox } from '../inbox/inbox-store.ts'
import { isRead, useKept } from '../inbox/kept.ts'
import { NeedRow } from '../inbox/NeedRow.tsx'
import { useFetched } from '../lib/use-fetched.ts'
import { useRefreshed } from '../lib/use-refreshed.ts'
import { Faults } from '../preparation/Faults.tsx'
import { startSample } from '../welcome/sample.ts'
import { wasWelcomed } from '../welcome/welcomed.ts'
import { withVisualWords } from '../words/catalogues.ts'
import { pageWords, words } from '../words/words.ts'
import { FrontSection } from './FrontSection.tsx'
import { LiveList } from './LiveList.tsx'
import { OutcomeList } from './OutcomeList.tsx'
import { PreparedList, usePrepared } from './PreparedList.tsx'
import { useStarting } from './use-starting.ts'
import { later } from '../lib/later.ts'

// Figures come last on the page, and last over the wire.
const CouncilCharts = later(() => withVisualWords(import('../insights/CouncilCharts.tsx')))

/** While one goes on, its speaker and its clock should move. */
const REFRESH_MS = 5_000

/** The first page: who needs you, what goes on, what comes next, what came of the last ones. */
export default function Home(_: PageProps) {
  return (
    <PageBody
      title={words.shell.home}
      lead={words.app.tagline}
      actions={<PrepareLink look="border-accent bg-accent text-on-accent" />}
    >
      <Content />
    </PageBody>
  )
}

function Content() {
  const live = useRefreshed('/runs?status=live&limit=10', REFRESH_MS)
  const ended = useFetched('/runs?status=ended&limit=5')
  const prepared = usePrepared()
  const needs = useNeeds()
  const [now, last] = [rowsOf(live.answer), rowsOf(ended.answer)]
  const again = () => {
    live.again()
    ended.again()
  }
  useEndedAnew(now.length, ended.again)
  const isEmpty =
    now.length + last.length + needs.length === 0 && ended.state === 'here' && prepared?.length === 0
  useWelcome(isEmpty)
  if (live.state === 'failed' || ended.state === 'failed') return <NotLoaded onRetry={again} />
  if (live.state === 'loading' || ended.state === 'loading' || prepared === null)
    return (
      <Waiting label={pageWords.listWords.loading} onRetry={again}>
        <Bones lines={5} className="h-16" />
      </Waiting>
    )
  if (isEmpty) return <Empty />
  return (
    <>
      {needs.length > 0 && (
        <FrontSection title={words.inboxWords.needs}>
          <ul className="grid gap-2.5">
            {needs.map((need) => (
              <NeedRow key={need.id} need={need} />
            ))}
          </ul>
        </FrontSection>
      )}
      {now.length > 0 && <LiveList rows={now} />}
      {prepared.length > 0 && <PreparedList meetings={prepared} />}
      {last.length > 0 && <OutcomeList rows={last} />}
      {last.length > 0 && (
        <FrontSection title={pageWords.frontPage.figures}>
          <Suspense fallback={null}>
            <CouncilCharts />
          </Suspense>
        </FrontSection>
      )}
    </>
  )
}

/** What waits for people; a council that failed can be put away once it was read. */
function useNeeds() {
  const needs = useInbox((inbox) => inbox.needs)
  const kept = useKept()
  return needs.filter(({ id, kind }) => kind !== 'run_failed' || !isRead(kept, id))
}

/** A council that goes on no longer has ended: its outcome is there now. */
function useEndedAnew(live: number, again: () => void): void {
  const before = useRef(live)
  useEffect(() => {
    if (live < before.current) again()
    before.current = live
  }, [live, again])
}

/** Who comes to a server without councils for the first time is told what this is, once. */
function useWelcome(isEmpty: boolean): void {
  const { path } = placeOf(useAddress())
  useEffect(() => {
    if (isEmpty && path === '/' && !wasWelcomed()) go('/welcome', { replace: true })
  }, [isEmpty, path])
}

function Empty() {
  const { isStarting, faults, start } = useStarting()
  const said = pageWords.frontPage
  return (
    <div className="grid max-w-[40rem] grid-cols-1 gap-4 rounded-lg border border-line bg-sheet px-6 py-7">
      <p className="text-[1.14rem]">{said.none}</p>
      <p className="flex flex-wrap gap-2">
        <Button look="main" aria-disabled={isStarting} onClick={() => start(startSample)}>
          {isStarting ? said.starting : said.sample}
        </Button>
        <PrepareLink look="border-edge bg-sheet hover:bg-sunk" text={said.prepare} />
      </p>
      <Faults faults={faults} />
      <p className="text-soft">
        {said.sampleHint}{' '}
        <Link href="/welcome" className="text-accent underline underline-offset-2">
          {said.welcome}
        </Link>
      </p>
    </div>
  )
}

function PrepareLink({ look, text }: { look: string; text?: string }) {
  return (
    <Link
      href="/councils/new"
      className={`inline-flex min-h-8 items-center rounded-md border px-3 py-1 font-medium pointer-coarse:min-h-11 ${look}`}
    >
      {text ?? words.shell.newCouncil}
    </Link>
  )
}
