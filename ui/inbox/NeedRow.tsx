import { Button } from '../components/Button.tsx'
import { cx } from '../components/cx.ts'
import { Icon, type IconName } from '../components/Icon.tsx'
import { Link } from '../components/Link.tsx'
import { dayAndTime, dayOf, timeOfDay } from '../lib/time.ts'
import { Deadline } from '../people/Deadline.tsx'
import { words } from '../words/words.ts'
import { isRead, markRead, useKept } from './kept.ts'
import { needPath, type Need, type NeedKind } from './needs.ts'
import { useRetry } from './use-retry.ts'

const ICONS: Readonly<Record<NeedKind, IconName>> = {
  question: 'help',
  turn: 'hand',
  approval: 'check',
  review: 'clock',
  export_failed: 'warn',
  run_failed: 'warn',
}

/** Something that waits for a person: what it is, since when, and what can be done about it here. */
export function NeedRow({ need, showsUnread = false }: { need: Need; showsUnread?: boolean }) {
  const { id, kind, runTitle, at, dueAt } = need
  const isNew = useKept((kept) => !isRead(kept, id)) && showsUnread
  const said = words.inboxWords
  return (
    <li
      className={cx(
        'grid gap-x-4 gap-y-2 rounded-lg border bg-sheet px-4 py-3 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center',
        isNew ? 'border-edge' : 'border-line',
      )}
    >
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2.5 text-[0.93rem]">
          <span
            className={cx(
              'inline-flex items-center gap-1.5 font-medium',
              kind.endsWith('failed') ? 'text-bad' : 'text-warn',
            )}
          >
            <Icon name={ICONS[kind]} />
            {said.kinds[kind]}
          </span>
          {isNew && <Unread />}
          <time dateTime={at} className="text-soft">
            {dayAndTime(at)}
          </time>
          {dueAt !== null && kind !== 'export_failed' && kind !== 'review' && <Deadline deadline={dueAt} />}
        </p>
        <h3 className={cx('mt-0.5 text-[1.07rem]', isNew && 'font-bold')}>{runTitle}</h3>
        <p className="line-clamp-2 text-soft">{textOf(need)}</p>
      </div>
      <Acts need={need} isNew={isNew} />
    </li>
  )
}

/** Said by a dot and, for whoever hears it, by the word. */
export function Unread() {
  return (
    <span className="inline-flex items-center gap-1.5 text-accent">
      <span aria-hidden="true" className="size-2 rounded-full bg-accent" />
      {words.inboxWords.unread}
    </span>
  )
}

function textOf({ kind, title, text, target, exportIds, dueAt }: Need): string {
  const { noText, objects, to, nextTry, reviewSince } = words.inboxWords
  if (kind === 'review') return dueAt === null ? text : `${reviewSince(dayOf(dueAt))} ${text}`
  if (kind !== 'export_failed')
    return text === '' && (kind === 'approval' || kind === 'run_failed') ? noText[kind] : text
  const what = exportIds.length > 1 ? objects(exportIds.length) : title
  const next = dueAt === null ? '' : ` ${nextTry(timeOfDay(Date.parse(dueAt)))}`
  return `${what} ${target === null ? '' : to(target)}: ${text === '' ? noText.export_failed : text}${next}`
}

function Acts({ need, isNew }: { need: Need; isNew: boolean }) {
  const { id, kind, runTitle } = need
  const said = words.inboxWords
  return (
    <div className="flex flex-wrap items-center gap-2 sm:max-w-[18rem] sm:justify-end">
      {kind === 'export_failed' && <Retry need={need} />}
      <Link
        href={needPath(need)}
        aria-label={said.actOf(said.acts[kind], runTitle)}
        onGo={() => markRead([id])}
        className={cx(
          'inline-flex min-h-8 items-center rounded-md border px-3 py-1 font-medium pointer-coarse:min-h-11',
          kind === 'export_failed' || kind === 'run_failed'
            ? 'border-edge hover:bg-sunk'
            : 'border-accent bg-accent text-on-accent',
        )}
      >
        {said.acts[kind]}
      </Link>
      {(isNew || kind === 'run_failed') && (
        <Button
          look="quiet"
          aria-label={said.markReadOf(runTitle)}
          onClick={({ currentTarget }) => {
            // This button goes with the press: who presses by keyboard stays with the list.
            currentTarget.closest('section')?.querySelector('h2')?.focus()
            markRead([id])
          }}
        >
          {said.markRead}
        </Button>
      )}
    </div>
  )
}

function Retry({ need: { exportIds, runTitle } }: { need: Need }) {
  const { retry, busy, fault } = useRetry(exportIds)
  const said = words.inboxWords
  return (
    <>
      <Button aria-disabled={busy} aria-label={said.retryOf(runTitle)} onClick={retry}>
        {busy ? said.retrying : said.retry}
      </Button>
      <p role="alert" className="basis-full text-[0.93rem] text-bad empty:hidden">
        {fault}
      </p>
    </>
  )
}
