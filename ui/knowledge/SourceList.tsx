import { useState } from 'react'
import { useFocusBack } from '../app/use-focus-back.ts'
import { Button } from '../components/Button.tsx'
import { FirstOf } from '../components/FirstOf.tsx'
import { Link } from '../components/Link.tsx'
import { useServed } from '../components/Served.tsx'
import { TextField } from '../components/TextField.tsx'
import { bytesOf } from '../lib/bytes.ts'
import { dayAndTime } from '../lib/time.ts'
import { pageWords } from '../words/words.ts'
import { reasonInWords } from './in-words.ts'
import { councilOf, kindInWords, SCOPES, type Scope, type Source } from './source.ts'
import { sourcePath } from './source-path.ts'
import { SourceStatus } from './SourceStatus.tsx'

/** More than so many cannot be looked over, so they can be looked for. */
const MANY = 8
const AT_FIRST = 25

type Props = {
  sources: readonly Source[]
  /** Where the focus goes when the row that had it is gone. */
  backTo: string
  onRemove: (source: Source) => void
}

/** The sources by what they belong to; those that people added first. */
export function SourceList({ sources, ...given }: Props) {
  const [wanted, want] = useState('')
  const said = pageWords.knowledgeWords
  const fits = sources.filter(({ title, origin }) =>
    `${title} ${origin}`.toLowerCase().includes(wanted.trim().toLowerCase()),
  )
  return (
    <>
      {sources.length > MANY && (
        <TextField label={said.find} value={wanted} onChange={want} className="mb-4 max-w-80" />
      )}
      {SCOPES.map((scope) => (
        <OfScope
          // From another search another part is shown first.
          key={`${scope} ${wanted}`}
          scope={scope}
          sources={fits.filter((one) => one.scope === scope)}
          {...given}
        />
      ))}
      <p role="status" className="text-soft empty:hidden">
        {fits.length === 0 && said.noneFound}
      </p>
    </>
  )
}

function OfScope({ scope, sources, ...given }: Props & { scope: Scope }) {
  const said = pageWords.knowledgeWords
  if (sources.length === 0) return null
  // What councils leave comes by itself: the newest is what somebody looks for.
  const inOrder = scope === 'docs' ? sources : sources.toReversed()
  return (
    <section aria-labelledby={`scope-${scope}`} className="mb-8">
      <h3 id={`scope-${scope}`} className="font-sans text-[1rem] font-semibold">
        {said.scopes[scope]}
      </h3>
      <p className="mb-2 text-[0.93rem] text-soft">{said.scopeHints[scope]}</p>
      <FirstOf items={inOrder} count={AT_FIRST} className="divide-y divide-line border-y border-line">
        {(source) => <Row source={source} {...given} />}
      </FirstOf>
    </section>
  )
}

function Row({ source, backTo, onRemove }: Omit<Props, 'sources'> & { source: Source }) {
  const { id, title, reason, status } = source
  const part = useFocusBack<HTMLLIElement>(backTo)
  const served = useServed()
  const said = pageWords.knowledgeWords
  return (
    <li
      ref={part}
      className="grid gap-x-5 gap-y-1.5 py-3 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-start sm:px-2"
    >
      <div className="min-w-0">
        <Link
          href={sourcePath(id)}
          data-verbatim
          className="inline-flex min-h-6 items-center font-serif text-[1.07rem] font-semibold break-words text-accent hover:underline pointer-coarse:min-h-11"
        >
          {title}
        </Link>
        <p className="tabular text-[0.93rem] text-soft">{factsOf(source).join(' · ')}</p>
        {reason !== null && (
          <p className={status === 'failed' ? 'text-bad' : 'text-warn'}>
            {reasonInWords(title, served(reason))}
            {status === 'stale' && ` ${said.staleMeans}`}
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 sm:justify-end">
        <SourceStatus source={source} />
        {councilOf(source) === null && (
          <Button look="quiet" small aria-label={said.removeOf(title)} onClick={() => onRemove(source)}>
            {said.remove}
          </Button>
        )}
      </div>
    </li>
  )
}

function factsOf({ kind, chunks, bytes, version, updatedAt }: Source): string[] {
  const said = pageWords.knowledgeWords
  const read = version === 0 ? [] : [said.passages(chunks), bytesOf(bytes), said.version(version)]
  return [kindInWords(kind), ...read, ...(updatedAt === '' ? [] : [dayAndTime(updatedAt)])]
}
