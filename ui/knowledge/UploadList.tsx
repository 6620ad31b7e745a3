import { useEffect, useRef } from 'react'
import { announce } from '../app/announcer.tsx'
import { Button } from '../components/Button.tsx'
import { Link } from '../components/Link.tsx'
import { useServed } from '../components/Served.tsx'
import { pageWords } from '../words/words.ts'
import { reasonInWords } from './in-words.ts'
import { isUnderWay, type Source } from './source.ts'
import { sourcePath } from './source-path.ts'
import { SourceStatus } from './SourceStatus.tsx'
import type { Upload } from './use-uploads.ts'

type Props = { uploads: readonly Upload[]; sources: readonly Source[]; onForget: () => void }

/** What was added here, each with how far it is, or why it was refused. */
export function UploadList({ uploads, sources, onForget }: Props) {
  const said = pageWords.knowledgeWords
  const lines = uploads.map((upload) => ({
    upload,
    source: sources.find(({ id }) => id === upload.sourceId) ?? null,
  }))
  const waits = lines.filter(
    ({ upload: { state }, source }) =>
      state === 'waiting' || state === 'sending' || (source !== null && isUnderWay(source)),
  )
  const ready = lines.filter(({ source }) => source?.status === 'ready').length
  useToldOnce(waits.length, () => announce(said.done(ready)))
  if (uploads.length === 0) return null
  return (
    <section aria-label={said.sent} className="mt-3 grid gap-1.5">
      <ul className="divide-y divide-line rounded-lg border border-line bg-sheet">
        {lines.map(({ upload, source }) => (
          <UploadLine key={upload.key} upload={upload} source={source} />
        ))}
      </ul>
      {waits.length === 0 && (
        <p>
          <Button look="quiet" small onClick={onForget}>
            {said.forget}
          </Button>
        </p>
      )}
    </section>
  )
}

/** Each time that nothing waits any more. */
function useToldOnce(waiting: number, tell: () => void): void {
  const before = useRef(waiting)
  useEffect(() => {
    if (before.current > 0 && waiting === 0) tell()
    before.current = waiting
  })
}

function UploadLine({ upload: { name, state, why }, source }: { upload: Upload; source: Source | null }) {
  const served = useServed()
  const said = pageWords.knowledgeWords
  const reason = why ?? source?.reason ?? null
  return (
    <li className="grid items-start gap-x-4 gap-y-1 px-4 py-2 sm:grid-cols-[minmax(0,1fr)_auto]">
      <span className="min-w-0 break-words">
        {source === null ? (
          <span data-verbatim>{name}</span>
        ) : (
          <Link
            href={sourcePath(source.id)}
            data-verbatim
            className="inline-flex min-h-6 items-center text-accent underline underline-offset-2 pointer-coarse:min-h-11"
          >
            {name}
          </Link>
        )}
        {reason !== null && (
          <span role={why === null ? undefined : 'alert'} className="block text-[0.93rem] text-bad">
            {reasonInWords(name, served(reason))}
          </span>
        )}
      </span>
      {source === null ? (
        <span className={why === null ? 'text-soft' : 'font-medium text-bad'}>
          {state === 'sent' ? said.status.queued : said.sending[state]}
        </span>
      ) : (
        <SourceStatus source={source} />
      )}
    </li>
  )
}
