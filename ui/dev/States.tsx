import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { RunStatus } from '../../schemas/generated/types.ts'
import type { RunState } from '../../backend/council/state.ts'
import { PageBody } from '../app/PageBody.tsx'
import type { PageProps } from '../app/page-props.ts'
import { connection } from '../app/services.ts'
import { listOf, textOf } from '../lib/reading.ts'
import { readEvents } from '../lib/read-events.ts'
import { readTranscript } from '../lib/read-transcript.ts'
import { useFetched } from '../lib/use-fetched.ts'
import { CommandStrip } from '../room/CommandStrip.tsx'
import { Composer } from '../room/Composer.tsx'
import { RoomContext, type RoomHeld } from '../room/room-context.ts'
import { StageBar } from '../room/StageBar.tsx'
import { createRoomSession, type RoomSession } from '../run/room-session.ts'
import { Parts } from './Parts.tsx'

const READ = { events: readEvents, transcript: readTranscript }

/**
 * Every state of the parts that people meet, on one page, for whoever works on the panel (`npm run dev` beside `npm run stage`
 * or `npm start`). The room's parts are drawn over a run of this server, `?run=` or its newest, as if it stood otherwise.
 */
export default function States({ query }: PageProps) {
  const { answer } = useFetched('/runs?limit=1')
  const newest = textOf(listOf(answer, 'items')[0], 'id')
  const runId = query.get('run') ?? newest
  return (
    <PageBody title="States of the parts" lead="For developers: not part of what is built for people.">
      <Parts />
      {runId === undefined ? (
        <p>Start a council to see the parts of its room.</p>
      ) : (
        <Room key={runId} runId={runId} />
      )}
    </PageBody>
  )
}

function Room({ runId }: { runId: string }) {
  const [session] = useState(() => createRoomSession(runId, READ))
  useEffect(() => session.watch(connection), [session])
  const isKnown = useStore(session.run, (view) => view.state !== null && view.caughtUp)
  if (!isKnown) return <p>Reading {runId}</p>
  return STATES.map(([name, as]) => (
    <As key={name} name={name} session={session} as={as}>
      <StageBar />
      <CommandStrip />
      <Composer />
    </As>
  ))
}

const status = (to: RunStatus, more: Partial<RunState> = {}) => ({ status: to, ...more })
const pause = (): RunState['queue'] => [
  { commandId: 'c1', command: { type: 'pause' }, actor: { kind: 'person', id: 'anna', name: 'Anna' } },
]

const STATES: readonly [name: string, as: Partial<RunState>][] = [
  ['starting', status('created', { turn: null })],
  ['live', status('running')],
  ['pausing', status('running', { queue: pause() })],
  ['paused', status('paused')],
  ['waits for a person', status('waiting_for_human')],
  ['finished', status('completed', { turn: null, endedAt: Date.now() })],
  ['escalated', status('escalated', { turn: null, endedAt: Date.now() })],
  ['stopped', status('stopped', { turn: null, endedAt: Date.now() })],
  ['failed', status('failed', { turn: null, endedAt: Date.now() })],
]

type AsProps = { name: string; session: RoomSession; as: Partial<RunState>; children: ReactNode }

/** The run as it would be drawn if it stood so. What is pressed here asks nothing of the council. */
function As({ name, session, as, children }: AsProps) {
  const held = useMemo((): RoomHeld => {
    const view = session.run.getState()
    const run = createStore(() => ({ ...view, state: view.state === null ? null : { ...view.state, ...as } }))
    return { session: { ...session, run }, ask: () => 'none', openAnchor: () => {}, openMessage: () => {} }
  }, [session, as])
  return (
    <section aria-label={name} className="my-8">
      <h2 className="mb-2 text-lg">{name}</h2>
      <div className="rounded-lg border border-line">
        <RoomContext value={held}>{children}</RoomContext>
      </div>
    </section>
  )
}
