import { useState } from 'react'
import { Button } from '../components/Button.tsx'
import { Bones, NotLoaded, Waiting } from '../components/Waiting.tsx'
import { call } from '../lib/api.ts'
import { useFetched } from '../lib/use-fetched.ts'
import { textOf } from '../lib/reading.ts'
import { pageWords } from '../words/words.ts'
import { passagesIn, type Passage } from './passage.ts'
import { PassageText } from './PassageText.tsx'
import type { Source } from './source.ts'

const PAGE = 10

/** What was read of a source, passage by passage, as far as somebody wants to look. */
export function PassageList({ source: { id, chunks } }: { source: Source }) {
  const path = `/knowledge/sources/${encodeURIComponent(id)}/passages?limit=${PAGE}`
  const { answer, state, again } = useFetched(path)
  const [more, setMore] = useState<{ passages: readonly Passage[]; next: string | null } | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  const said = pageWords.knowledgeWords
  if (state === 'loading')
    return (
      <Waiting label={said.loading} onRetry={again}>
        <Bones lines={3} className="h-24" />
      </Waiting>
    )
  if (state === 'failed') return <NotLoaded text={said.failed} onRetry={again} />
  const passages = [...passagesIn(answer), ...(more?.passages ?? [])]
  const next = more === null ? (textOf(answer, 'nextCursor') ?? null) : more.next
  const showMore = async () => {
    if (isAsking || next === null) return
    setIsAsking(true)
    await call(`${path}&cursor=${next}`).then(
      (page) =>
        setMore((held) => ({
          passages: [...(held?.passages ?? []), ...passagesIn(page)],
          next: textOf(page, 'nextCursor') ?? null,
        })),
      // Nothing is lost: the button is still there.
      () => undefined,
    )
    setIsAsking(false)
  }
  if (passages.length === 0) return <p className="text-soft">{said.noPassages}</p>
  return (
    <>
      <ol className="grid gap-2.5">
        {passages.map((passage, at) => (
          <li key={passage.start} className="min-w-0 rounded-lg border border-line bg-sheet px-4 py-3">
            <p className="tabular text-[0.93rem] text-soft">
              {[said.passage(at + 1), said.lines(passage.line, passage.endLine)].join(' · ')}
            </p>
            <PassageText passage={passage} />
          </li>
        ))}
      </ol>
      {next !== null && (
        <Button className="mt-2.5" aria-disabled={isAsking} onClick={() => void showMore()}>
          {said.more(Math.min(PAGE, Math.max(1, chunks - passages.length)))}
        </Button>
      )}
    </>
  )
}
