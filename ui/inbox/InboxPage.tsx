import { announce } from '../app/announcer.tsx'
import { PageBody } from '../app/PageBody.tsx'
import { councilPath } from '../app/router.ts'
import { Button } from '../components/Button.tsx'
import { cx } from '../components/cx.ts'
import { Link } from '../components/Link.tsx'
import { Bones, NotLoaded, Waiting } from '../components/Waiting.tsx'
import { OutcomeLine } from '../councils/OutcomeLine.tsx'
import type { RunRow } from '../councils/run-row.ts'
import { dayAndTime } from '../lib/time.ts'
import { words } from '../words/words.ts'
import { endedText } from './news.ts'
import { useInbox, useUnread } from './inbox-store.ts'
import { endedId, idsOf } from './items.ts'
import { isRead, markRead, useKept } from './kept.ts'
import { NeedRow, Unread } from './NeedRow.tsx'
import { refreshInbox } from './refresh-inbox.ts'

/** Everything that waits for a person, and what has ended; what was read is remembered by this browser. */
export default function InboxPage() {
  const inbox = useInbox()
  const unread = useUnread()
  const said = words.inboxWords
  return (
    <PageBody
      title={said.title}
      lead={said.lead}
      actions={
        <>
          <Link href="/settings/profile" className="px-2 py-1 text-accent underline underline-offset-2">
            {said.how}
          </Link>
          <Button
            aria-disabled={unread === 0}
            onClick={() => {
              markRead(idsOf(inbox))
              announce(said.allRead)
            }}
          >
            {said.markAll}
          </Button>
        </>
      }
    >
      {inbox.state === 'loading' && (
        <Waiting label={said.loading} onRetry={() => void refreshInbox()}>
          <Bones lines={4} className="h-20" />
        </Waiting>
      )}
      {inbox.state === 'failed' && <NotLoaded onRetry={() => void refreshInbox()} />}
      {inbox.state === 'here' && (
        <>
          <Needs />
          <News ended={inbox.ended} />
        </>
      )}
    </PageBody>
  )
}

function Needs() {
  const needs = useInbox((inbox) => inbox.needs)
  return (
    <section aria-labelledby="needs">
      <h2 id="needs" tabIndex={-1} className="mb-3 text-[1.29rem]">
        {words.inboxWords.needs}
      </h2>
      {needs.length === 0 ? (
        <p className="text-soft">{words.inboxWords.nothing}</p>
      ) : (
        <ul className="grid gap-2.5">
          {needs.map((need) => (
            <NeedRow key={need.id} need={need} showsUnread />
          ))}
        </ul>
      )}
    </section>
  )
}

function News({ ended }: { ended: readonly RunRow[] }) {
  return (
    <section aria-labelledby="news" className="mt-10">
      <h2 id="news" className="mb-2 text-[1.29rem]">
        {words.inboxWords.news}
      </h2>
      {ended.length === 0 ? (
        <p className="text-soft">{words.inboxWords.noNews}</p>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {ended.map((row) => (
            <Ended key={row.id} row={row} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Ended({ row }: { row: RunRow }) {
  const isNew = useKept((kept) => !isRead(kept, endedId(row)))
  const at = row.endedAt ?? row.createdAt
  return (
    <li className="relative grid gap-x-4 py-2.5 hover:bg-sunk sm:grid-cols-[minmax(0,1fr)_auto] sm:px-2">
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2.5">
          <Link
            href={councilPath(row.id)}
            onGo={() => markRead([endedId(row)])}
            className={cx('after:absolute after:inset-0 hover:underline', isNew && 'font-semibold')}
          >
            {endedText(row)}
          </Link>
          {isNew && (
            <span className="text-[0.93rem]">
              <Unread />
            </span>
          )}
        </p>
        <p className="line-clamp-2 text-soft">
          <OutcomeLine row={row} />
        </p>
      </div>
      <time dateTime={at} className="text-[0.93rem] text-soft">
        {dayAndTime(at)}
      </time>
    </li>
  )
}
