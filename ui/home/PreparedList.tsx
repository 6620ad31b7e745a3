import { useEffect, useState } from 'react'
import { Button } from '../components/Button.tsx'
import { call } from '../lib/api.ts'
import { pressed } from '../lib/pressed.ts'
import { startRun } from '../lib/start-run.ts'
import { dayAndTime } from '../lib/time.ts'
import { Faults } from '../preparation/Faults.tsx'
import { useProviders, whereTextsGo } from '../preparation/providers.ts'
import { pageWords } from '../words/words.ts'
import { FrontSection } from './FrontSection.tsx'
import { preparedMeetings, type Prepared } from './prepared.ts'
import { useStarting } from './use-starting.ts'

/** Meetings that wait to be held, each a press away from its council. */
export function PreparedList({ meetings }: { meetings: readonly Prepared[] }) {
  const providers = useProviders()
  return (
    <FrontSection title={pageWords.frontPage.prepared} aside={whereTextsGo(providers, '')}>
      <ul className="divide-y divide-line border-y border-line">
        {meetings.map((meeting) => (
          <Row key={meeting.id} meeting={meeting} />
        ))}
      </ul>
    </FrontSection>
  )
}

function Row({ meeting: { id, title, question, createdAt } }: { meeting: Prepared }) {
  const { isStarting, faults, start } = useStarting()
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5 sm:px-2">
      <div className="min-w-0 flex-1 basis-64">
        <h3 className="text-[1.07rem]">{title}</h3>
        {question !== title && <p className="line-clamp-1 text-soft">{question}</p>}
        <p className="text-[0.93rem] text-soft">{pageWords.frontPage.made(dayAndTime(createdAt))}</p>
      </div>
      <Button
        aria-disabled={isStarting}
        aria-label={pageWords.frontPage.startOf(title)}
        onClick={() => start(() => pressed(`meeting ${id}`, (send) => startRun(send, id)))}
      >
        {isStarting ? pageWords.frontPage.starting : pageWords.frontPage.start}
      </Button>
      <div className="basis-full empty:hidden">
        <Faults faults={faults} />
      </div>
    </li>
  )
}

/** What was prepared and never held; null until that is known. */
export function usePrepared(): readonly Prepared[] | null {
  const [meetings, set] = useState<readonly Prepared[] | null>(null)
  useEffect(() => {
    const leaving = new AbortController()
    preparedMeetings((path) => call(path, { signal: leaving.signal })).then(
      set,
      // Where nobody answers, the parts of the page beside this one say so.
      () => !leaving.signal.aborted && set([]),
    )
    return () => leaving.abort()
  }, [])
  return meetings
}
