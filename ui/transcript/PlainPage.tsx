import type { Entry, MessageEntry } from '../../backend/council/timeline/entry.ts'
import type { PageProps } from '../app/page-props.ts'
import { PageBody } from '../app/PageBody.tsx'
import { councilPath } from '../app/router.ts'
import { Link } from '../components/Link.tsx'
import { Markdown } from '../components/Markdown.tsx'
import { noticeText } from '../lib/notice-text.ts'
import { langOf } from '../lib/lang-of.ts'
import { pageOf } from '../lib/read-transcript.ts'
import { has } from '../lib/reading.ts'
import { timeOfDay } from '../lib/time.ts'
import { useFetched } from '../lib/use-fetched.ts'
import { rowId } from '../room/show-message.ts'
import { words } from '../words/words.ts'
import { messageLink } from './message-link.ts'

/** The transcript as one text, 500 messages a page: for the browser's own find, for paper, for reading in one go. */
export default function PlainPage({ params: { id = '' }, query }: PageProps) {
  const page = Math.max(1, Math.floor(Number(query.get('page') ?? 1)) || 1)
  const { answer, state } = useFetched(`/runs/${encodeURIComponent(id)}/transcript?page=${page}`)
  const pages = has(answer, 'pages') && typeof answer.pages === 'number' ? answer.pages : 1
  const { items } = pageOf(answer)
  const lang = has(answer, 'language') && answer.language === 'ru' ? 'ru' : 'en'
  const crumbs = [
    { title: words.shell.councils, href: '/councils' },
    { title: words.plain.room, href: `${councilPath(id)}/live` },
  ]
  return (
    <PageBody title={words.plain.title} lead={words.plain.lead} crumbs={crumbs}>
      {state === 'loading' && <p className="text-soft">{words.plain.loading}</p>}
      {state === 'failed' && <p className="text-bad">{words.plain.missing}</p>}
      {state === 'here' && (
        <>
          <Pages id={id} page={page} pages={pages} />
          {items.length === 0 && <p className="text-soft">{words.plain.empty}</p>}
          <ol className="grid grid-cols-1 gap-4 py-4">
            {items.map((entry) => (
              <li key={entry.key} className="break-inside-avoid-page">
                <Row id={id} entry={entry} lang={lang} />
              </li>
            ))}
          </ol>
          <Pages id={id} page={page} pages={pages} />
        </>
      )}
    </PageBody>
  )
}

/** `lang`: what the council speaks. */
type RowProps<T = Entry> = { id: string; entry: T; lang: 'en' | 'ru' }

function Row({ id, entry, lang }: RowProps) {
  switch (entry.kind) {
    case 'message':
      return <Said id={id} entry={entry} lang={lang} />
    case 'phase':
      return (
        <h2 className="border-b border-line pt-3 text-[1.14rem]">
          {[words.phase[entry.phase], entry.item].filter(Boolean).join('. ')}
        </h2>
      )
    case 'notice':
      return <p className="text-soft">{noticeText(entry.told)}</p>
    case 'sealed':
      return (
        <p className="text-soft italic">
          #{entry.number} {words.sealed.hint(entry.name)}
        </p>
      )
  }
}

function Said({ id, entry: { message, number }, lang }: RowProps<MessageEntry>) {
  return (
    <article id={rowId(message.messageId)} className="scroll-my-4">
      <p className="flex flex-wrap items-baseline gap-x-2.5">
        <strong>{message.name}</strong>
        <Link
          href={messageLink(id, message.messageId)}
          aria-label={words.plain.toRoom(number)}
          className="tabular min-h-6 content-center text-soft underline underline-offset-2 pointer-coarse:min-h-11"
        >
          #{number} <time dateTime={new Date(message.at).toISOString()}>{timeOfDay(message.at)}</time>
        </Link>
      </p>
      <div lang={langOf(message.content, lang)}>
        <Markdown text={message.content} />
      </div>
    </article>
  )
}

function Pages({ id, page, pages }: { id: string; page: number; pages: number }) {
  if (pages < 2) return null
  const at = (n: number) => `${councilPath(id)}/transcript?page=${n}`
  return (
    <nav aria-label={words.plain.pages} className="flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
      {page > 1 && (
        <Link href={at(page - 1)} rel="prev" className={STEP}>
          {words.plain.previous}
        </Link>
      )}
      <span className="tabular text-soft">{words.plain.page(page, pages)}</span>
      {page < pages && (
        <Link href={at(page + 1)} rel="next" className={STEP}>
          {words.plain.next}
        </Link>
      )}
    </nav>
  )
}

const STEP =
  'inline-flex min-h-8 items-center text-accent underline underline-offset-2 pointer-coarse:min-h-11'
