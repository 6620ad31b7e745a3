import { useId } from 'react'
import { councilPath } from '../app/router.ts'
import { Button } from '../components/Button.tsx'
import { Link } from '../components/Link.tsx'
import { useServed } from '../components/Served.tsx'
import { Bones, NotLoaded, Waiting } from '../components/Waiting.tsx'
import { dayAndTime } from '../lib/time.ts'
import { messageLink } from '../transcript/message-link.ts'
import { pageWords, words } from '../words/words.ts'
import type { Filters } from './filters.ts'
import { Marked } from './Marked.tsx'
import { KINDS, useFoundEverywhere, type Hit, type Kind } from './use-found.ts'

/** Where the words stand, over all councils: decisions first, then tasks, messages, sources. */
export function FoundEverywhere({ filters }: { filters: Filters }) {
  const { state, groups, more, again, showMore } = useFoundEverywhere(filters)
  const said = pageWords.foundWords
  if (state === 'loading')
    return (
      <Waiting label={said.loading} onRetry={again}>
        <Bones lines={6} className="h-16" />
      </Waiting>
    )
  if (state === 'failed') return <NotLoaded text={said.failed} onRetry={again} />
  const there = KINDS.filter((kind) => groups[kind].hits.length > 0)
  const shown = there.reduce((sum, kind) => sum + groups[kind].hits.length, 0)
  return (
    <>
      <p role="status" className="mb-4 max-w-[65ch] text-soft">
        {shown === 0 ? said.none : said.shown(shown)}
      </p>
      <div className="grid gap-8">
        {there.map((kind) => (
          <Group
            key={kind}
            kind={kind}
            {...groups[kind]}
            isMore={more === kind}
            onMore={() => showMore(kind)}
          />
        ))}
      </div>
    </>
  )
}

type GroupProps = {
  kind: Kind
  hits: readonly Hit[]
  nextCursor: string | null
  isMore: boolean
  onMore: () => void
}

function Group({ kind, hits, nextCursor, isMore, onMore }: GroupProps) {
  const id = useId()
  const said = pageWords.foundWords
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-2 text-[1.14rem]">
        {said.kinds[kind]}
      </h2>
      <ul className="grid gap-2.5">
        {hits.map((hit) => (
          <FoundHit key={hit.id} hit={hit} />
        ))}
      </ul>
      {nextCursor !== null && (
        <Button aria-disabled={isMore} className="mt-2.5" onClick={onMore}>
          {isMore ? pageWords.listWords.moreLoading : said.more(said.kinds[kind])}
        </Button>
      )}
    </section>
  )
}

function FoundHit({ hit }: { hit: Hit }) {
  const { kind, title, forkOf, name, at, archived, excerpt, marks } = hit
  const served = useServed()
  const said = pageWords.foundWords
  const isAlone = name === title
  return (
    <li className="relative min-w-0 rounded-lg border border-line bg-sheet px-4 py-3 hover:border-edge">
      <p className="flex flex-wrap items-baseline gap-x-2 leading-snug">
        <Link
          href={addressOf(hit)}
          className="min-w-0 font-semibold break-words after:absolute after:inset-0 hover:underline"
        >
          {kind === 'message' ? served(name) : name}
        </Link>
        {!isAlone && (
          <span className="min-w-0 text-[0.93rem] break-words text-soft">{said.inCouncil(title)}</span>
        )}
      </p>
      <p dir="auto" className="mt-1 max-w-[76ch] break-words">
        <Marked text={excerpt} marks={marks} />
      </p>
      <p className="mt-1 text-[0.93rem] text-soft">
        <time dateTime={at}>{dayAndTime(at)}</time>
        {forkOf !== null && ` · ${words.again.forkOf(forkOf)}`}
        {archived && ` · ${said.archived}`}
      </p>
    </li>
  )
}

/** A message in its room, a decision and a task in the outcome, a source where it was talked about. */
function addressOf({ kind, runId, messageId }: Hit): string {
  if (messageId !== null) return messageLink(runId, messageId)
  return kind === 'source' ? councilPath(runId) : `${councilPath(runId)}/outcome`
}
