import { useMedia } from '../app/use-media.ts'
import { useServerNow } from '../app/use-now.ts'
import { cx } from '../components/cx.ts'
import { Link } from '../components/Link.tsx'
import { dayAndTime, dayOf } from '../lib/time.ts'
import { pageWords } from '../words/words.ts'
import { DecisionStatus } from './DecisionStatus.tsx'
import { decisionPath } from './decision-path.ts'
import { isDue, type Decision } from './registered.ts'

/** From this width on a table has room for its columns. */
const TABLE = '(width >= 60rem)'

/** The decisions: a table, or where that has no room a card each. */
export function DecisionTable({ decisions }: { decisions: readonly Decision[] }) {
  const isTable = useMedia(TABLE)
  const { decision: named, status, decided, review } = pageWords.decisionsWords.columns
  if (!isTable)
    return (
      <ul className="grid gap-2.5">
        {decisions.map((one) => (
          <li key={one.id} className="relative grid gap-1 rounded-lg border border-line bg-sheet px-4 py-3">
            <p className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
              <DecisionStatus status={one.status} />
              <Decided decision={one} />
            </p>
            <Named decision={one} />
            {(one.dueAt !== null || one.review !== null) && (
              <p className="text-[0.93rem]">
                <span className="text-soft">{review}: </span>
                <ReviewDay decision={one} />
              </p>
            )}
          </li>
        ))}
      </ul>
    )
  return (
    <table className="w-full table-fixed border-collapse">
      <thead>
        <tr className="border-b border-edge text-[0.93rem] text-soft">
          <Head>{named}</Head>
          <Head className="w-[9.5rem]">{status}</Head>
          <Head className="w-[11rem]">{decided}</Head>
          <Head className="w-[10rem]">{review}</Head>
        </tr>
      </thead>
      <tbody>
        {decisions.map((one) => (
          <tr key={one.id} className="relative border-b border-line align-top hover:bg-sunk">
            <th scope="row" className="px-2 py-3 text-start font-normal">
              <Named decision={one} />
            </th>
            <td className="px-2 py-3">
              <DecisionStatus status={one.status} />
            </td>
            <td className="px-2 py-3">
              <Decided decision={one} />
            </td>
            <td className="px-2 py-3 text-[0.93rem]">
              <ReviewDay decision={one} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Head({ children, className }: { children: string; className?: string }) {
  return (
    <th scope="col" className={cx('px-2 py-1.5 text-start font-medium', className)}>
      {children}
    </th>
  )
}

function Named({ decision: { id, title, question, chosen, statement, archived } }: { decision: Decision }) {
  return (
    <div data-verbatim className="min-w-0 break-words">
      <Link
        href={decisionPath(id)}
        className="font-serif text-[1.07rem] leading-snug font-semibold after:absolute after:inset-0 hover:underline"
      >
        {question === '' ? title : question}
      </Link>
      <p className="line-clamp-2">{chosen ?? statement}</p>
      <p className="text-[0.93rem] text-soft">
        {title}
        {archived && <span data-verbatim={false}>{` · ${pageWords.decisionsWords.archived}`}</span>}
      </p>
    </div>
  )
}

function Decided({ decision: { decidedAt } }: { decision: Decision }) {
  return (
    <time dateTime={decidedAt} className="text-[0.93rem] text-soft">
      {decidedAt === '' ? '—' : dayAndTime(decidedAt)}
    </time>
  )
}

/** When somebody wants to know what came of it; else what was said last. */
function ReviewDay({ decision: { dueAt, review } }: { decision: Decision }) {
  const now = useServerNow(false)
  const said = pageWords.decisionsWords
  if (dueAt !== null && isDue(dueAt, now))
    return <span className="font-medium text-warn">{said.reviewDue(dayOf(dueAt))}</span>
  if (review !== null) return <span>{said.outcomes[review.outcome]}</span>
  return <span className="text-soft">{dueAt === null ? said.noReview : said.reviewOn(dayOf(dueAt))}</span>
}
