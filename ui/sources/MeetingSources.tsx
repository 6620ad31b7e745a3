import type { RunState } from '../../backend/council/state.ts'
import type { Looked } from '../../backend/council/timeline/looked.ts'
import { Card } from '../components/Field.tsx'
import { useRoom } from '../room/room-context.ts'
import { visualWords } from '../words/words.ts'
import { citedInWords, namesOf } from './in-words.ts'
import { anchorTo } from './anchor-to.ts'

type Props = { run: RunState; looked: Looked }

/** The texts that the meeting brought, and those of the library that it names: who may read each, and how it was used. */
export function MeetingSources({ run, looked }: Props) {
  const { openAnchor } = useRoom()
  const said = visualWords.sourcesTab
  const named = run.meeting.library?.sources ?? []
  return (
    <>
      <Card title={said.ofMeeting}>
        <ul className="divide-y divide-line">
          {run.meeting.context.map(({ id, title, seats }) => (
            <li key={id} className="py-1.5">
              <button
                type="button"
                aria-label={said.open(title)}
                onClick={() => openAnchor(anchorTo(id))}
                className="min-h-6 text-start break-words text-accent underline underline-offset-2 pointer-coarse:min-h-11"
              >
                {title}
              </button>
              <p className="tabular text-[0.93rem] text-soft">
                {[
                  seats === undefined ? said.everybody : said.readers(namesOf(run, seats)),
                  citedInWords(looked, id),
                ].join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      </Card>
      {named.length > 0 && (
        <Card title={said.named}>
          <ul className="divide-y divide-line">
            {named.map(({ sourceId, title, seats }) => (
              <li key={sourceId} className="py-1.5">
                <span className="break-words">{title}</span>
                <p className="text-[0.93rem] text-soft">
                  {seats === undefined ? said.everyExpert : said.readers(namesOf(run, seats))}
                </p>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}
