import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { councilName } from '../../backend/council/council-name.ts'
import { insightOf } from '../../backend/council/overview/insight.ts'
import { ENDED } from '../../backend/council/state.ts'
import { PageBody } from '../app/PageBody.tsx'
import type { PageProps } from '../app/page-props.ts'
import { councilPath } from '../app/router.ts'
import { connection } from '../app/services.ts'
import { Link } from '../components/Link.tsx'
import { Served } from '../components/Served.tsx'
import { FailureBars, TalkBars } from '../insights/CouncilCharts.tsx'
import { readEvents } from '../lib/read-events.ts'
import { readTranscript } from '../lib/read-transcript.ts'
import { createRoomSession } from '../run/room-session.ts'
import type { RunView } from '../run/run-store.ts'
import { visualWords, words } from '../words/words.ts'
import { Gates } from './Gates.tsx'
import { ItemTimes, NewClaims, Spending } from './charts.tsx'
import { Targets } from './Targets.tsx'

const READ = { events: readEvents, transcript: readTranscript }

/** How a council went: its outcome against its aims, and where its time, words and money went. */
export default function Report({ params: { id = '' } }: PageProps) {
  const [session] = useState(() => createRoomSession(id, READ))
  useEffect(() => session.watch(connection), [session])
  const view = useStore(session.run)
  if (view.refusal !== null)
    return (
      <PageBody title={words.room.missing}>
        <Served text={view.refusal} />
      </PageBody>
    )
  if (view.state === null || !view.caughtUp)
    return <main id="content" aria-busy="true" className="late p-6" />
  return <Known id={id} view={view} run={view.state} />
}

type Props = { id: string; view: RunView; run: NonNullable<RunView['state']> }

function Known({ id, view, run }: Props) {
  const insight = insightOf(run)
  const failures = insight.failures.reduce((sum, { count }) => sum + count, 0)
  const seats = run.seats.filter(({ role }) => role !== 'observer')
  return (
    <PageBody
      title={visualWords.report.of(councilName(run))}
      crumb={visualWords.report.title}
      lead={ENDED.has(run.status) ? visualWords.report.lead : visualWords.report.stillOn}
      crumbs={[
        { title: words.shell.councils, href: '/councils' },
        { title: councilName(run), href: councilPath(id) },
      ]}
      actions={
        <nav aria-label={visualWords.report.title} className="flex flex-wrap gap-4">
          <Way href={`${councilPath(id)}/outcome`}>{visualWords.report.toOutcome}</Way>
          <Way href={`${councilPath(id)}/live`}>{visualWords.report.toRoom}</Way>
        </nav>
      }
    >
      <div className="card-columns">
        <Targets run={run} insight={insight} />
        <ItemTimes items={insight.items} />
        <TalkBars
          level={2}
          n={seats.length}
          count={visualWords.report.seatCount(seats.length)}
          seats={seats.map(({ seat, name }) => ({ name, words: view.talk[seat]?.words ?? 0 }))}
          answer={visualWords.report.talk}
        />
        <Spending run={run} spent={view.spent} />
        <NewClaims run={run} trail={view.trail} />
        <Gates run={run} />
        <FailureBars
          level={2}
          n={failures}
          count=""
          title={visualWords.report.failures(failures)}
          causes={insight.failures}
        />
      </div>
    </PageBody>
  )
}

const Way = ({ href, children }: { href: string; children: string }) => (
  <Link
    href={href}
    className="inline-flex min-h-6 items-center text-accent underline underline-offset-2 pointer-coarse:min-h-11"
  >
    {children}
  </Link>
)
