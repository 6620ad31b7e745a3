import type { RunState } from '../../backend/council/state.ts'
import { Card } from '../components/Field.tsx'
import { useRun, useView } from '../room/room-context.ts'
import { format } from '../words/format.ts'
import { visualWords } from '../words/words.ts'
import { FoundList } from './FoundList.tsx'
import { MeetingSources } from './MeetingSources.tsx'
import { NotFound } from './NotFound.tsx'
import { Struck } from './Struck.tsx'
import { Unshared } from './Unshared.tsx'

/** What may be cited in this council, who may read it, what was found by whom, and where nothing was. */
export default function Sources() {
  const run = useRun((one) => one)
  const looked = useView((view) => view.looked)
  const said = visualWords.sourcesTab
  return (
    <>
      <p className="tabular px-1 text-[1.07rem] leading-snug">
        {said.headline(run.meeting.context.length, run.found.length)}
      </p>
      <MeetingSources run={run} looked={looked} />
      <Card title={said.ofLibrary}>
        <p className="mb-1.5 text-soft">{whereLooked(run)}</p>
        <FoundList run={run} looked={looked} />
      </Card>
      <NotFound run={run} looked={looked} />
      <Unshared run={run} />
      <Struck run={run} />
    </>
  )
}

function whereLooked({ meeting, found }: RunState): string {
  const said = visualWords.sourcesTab
  const { library } = meeting
  if (library === undefined) return said.noLibrary
  const parts = [
    ...library.scopes.map((scope) => said.scopes[scope]),
    ...library.sources.map(({ title }) => `“${title}”`),
  ]
  const through = said.looksThrough(format().list(parts))
  return found.length === 0 ? `${through} ${said.nothingYet}` : through
}
