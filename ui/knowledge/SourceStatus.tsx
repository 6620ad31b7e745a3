import { cx } from '../components/cx.ts'
import { dayAndTime } from '../lib/time.ts'
import { format } from '../words/format.ts'
import { pageWords } from '../words/words.ts'
import { shareRead, type Source, type Status } from './source.ts'

const TONES: Readonly<Record<Status, string>> = {
  queued: 'bg-sunk text-soft',
  indexing: 'bg-tint text-accent',
  ready: 'bg-good-tint text-good',
  stale: 'bg-warn-tint text-warn',
  failed: 'bg-bad-tint text-bad',
}

/** Where a source stands; while it is read, how far. The words say it, the colour only helps to find it. */
export function SourceStatus({ source }: { source: Source }) {
  const share = source.status === 'indexing' ? shareRead(source) : null
  return (
    <span className="inline-flex max-w-full flex-col gap-1">
      <span
        className={cx(
          'tabular w-fit max-w-full rounded-full px-2.5 py-px text-[0.93rem] font-medium',
          TONES[source.status],
        )}
      >
        {inWords(source, share)}
      </span>
      {share !== null && (
        <span aria-hidden="true" className="h-1 w-full min-w-24 overflow-hidden rounded-full bg-line">
          <span className="block h-full bg-accent" style={{ inlineSize: `${share * 100}%` }} />
        </span>
      )}
    </span>
  )
}

function inWords({ status, updatedAt }: Source, share: number | null): string {
  const said = pageWords.knowledgeWords
  if (status === 'stale' && updatedAt !== '') return said.staleSince(dayAndTime(updatedAt))
  return share === null ? said.status[status] : said.indexing(format().percent(share))
}
