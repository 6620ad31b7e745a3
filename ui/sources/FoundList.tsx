import type { Found, RunState } from '../../backend/council/state.ts'
import type { Looked } from '../../backend/council/timeline/looked.ts'
import { Link } from '../components/Link.tsx'
import { sourcePath } from '../knowledge/source-path.ts'
import { useRoom } from '../room/room-context.ts'
import { format } from '../words/format.ts'
import { visualWords } from '../words/words.ts'
import { anchorTo } from './anchor-to.ts'
import { citedInWords, namesOf } from './in-words.ts'

type Props = { run: RunState; looked: Looked }

/** The passages that seats have found, document by document. */
export function FoundList({ run, looked }: Props) {
  const said = visualWords.sourcesTab
  const documents = [...Map.groupBy(run.found, ({ of, title }) => of?.sourceId ?? title)]
  if (documents.length === 0) return null
  return (
    <ul className="grid grid-cols-1 gap-3">
      {documents.map(([id, passages]) => (
        <li key={id}>
          <p className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span className="min-w-0 font-semibold break-words">{passages[0]?.title}</span>
            {passages[0]?.of !== undefined && (
              <Link
                href={sourcePath(id)}
                aria-label={`${said.inLibrary}: ${passages[0].title}`}
                className="inline-flex min-h-6 items-center text-[0.93rem] text-accent underline underline-offset-2 pointer-coarse:min-h-11"
              >
                {said.inLibrary}
              </Link>
            )}
          </p>
          <ul className="divide-y divide-line">
            {passages.map((passage) => (
              <Passage key={passage.sourceId} run={run} looked={looked} passage={passage} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function Passage({ run, looked, passage }: Props & { passage: Found }) {
  const { openAnchor } = useRoom()
  const said = visualWords.sourcesTab
  const { sourceId, title, line, endLine, text, seats, coverage, similarity, headings = [] } = passage
  return (
    <li className="py-1.5">
      <button
        type="button"
        aria-label={said.open(`${title}, ${said.lines(line, endLine)}`)}
        onClick={() => openAnchor(anchorTo(sourceId, { line }))}
        className="tabular min-h-6 text-start break-words text-accent underline underline-offset-2 pointer-coarse:min-h-11"
      >
        {[...headings.slice(-1), said.lines(line, endLine)].join(' · ')}
      </button>
      <p dir="auto" className="line-clamp-2 text-[0.93rem] break-words">
        {text}
      </p>
      <p className="tabular text-[0.93rem] text-soft">
        {[
          said.foundBy(namesOf(run, seats)),
          citedInWords(looked, sourceId),
          said.coverage(format().percent(coverage)),
          ...(similarity === null ? [] : [said.similarity(format().percent(similarity))]),
        ].join(' · ')}
      </p>
    </li>
  )
}
