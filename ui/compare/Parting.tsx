import type { Comparison } from '../../backend/council/compare/compare.ts'
import { Link } from '../components/Link.tsx'
import { replayPath } from '../replay/replay-path.ts'
import { pageWords } from '../words/words.ts'
import type { Names } from './names.ts'

type Said = NonNullable<Comparison['parting']>['a']

/** The first message in which they are not the same, with the way to it in both. */
export function Parting({ found: { a, b, parting, sharedSeq }, names }: { found: Comparison; names: Names }) {
  const said = pageWords.compareWords
  return (
    <section className="grid grid-cols-1 gap-2">
      <h2 className="text-[1.29rem]">{said.parting}</h2>
      <p>
        {parting === null ? said.noParting : said.partsAt(parting.number)}{' '}
        {sharedSeq !== null && <span className="text-soft">{said.shared(sharedSeq)}</span>}
      </p>
      {parting !== null && (
        <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
          <Spoken runId={a.runId} name={names[0]} spoken={parting.a} />
          <Spoken runId={b.runId} name={names[1]} spoken={parting.b} />
        </div>
      )}
    </section>
  )
}

function Spoken({ runId, name, spoken }: { runId: string; name: string; spoken: Said }) {
  const said = pageWords.compareWords
  return (
    <div className="min-w-0 rounded-lg border border-line bg-sheet px-4 py-3">
      <h3 className="font-sans text-[0.93rem] font-semibold text-soft">{name}</h3>
      {spoken === null ? (
        <p className="text-soft">{said.nothingThere}</p>
      ) : (
        <>
          <p data-verbatim className="font-medium">
            {spoken.name}
          </p>
          <blockquote data-verbatim dir="auto" className="border-s-2 border-line ps-2.5">
            {spoken.excerpt}
          </blockquote>
          <Link
            href={replayPath(runId, spoken.seq)}
            className="mt-2 inline-flex min-h-6 items-center text-accent underline underline-offset-2 pointer-coarse:min-h-11"
          >
            {said.inReplay(name)}
          </Link>
        </>
      )}
    </div>
  )
}
