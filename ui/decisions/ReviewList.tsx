import { useServed } from '../components/Served.tsx'
import { dayAndTime, dayOf } from '../lib/time.ts'
import { pageWords } from '../words/words.ts'
import { happenedInWords } from './ForecastList.tsx'
import type { Forecast, Review } from './registered.ts'

type Props = { reviews: readonly Review[]; forecasts: readonly Forecast[] }

/** What people said of what came of a decision, the last word first. */
export function ReviewList({ reviews, forecasts }: Props) {
  const said = pageWords.decisionsWords
  const [last, ...before] = reviews
  if (last === undefined) return null
  return (
    <>
      <Said review={last} forecasts={forecasts} />
      {before.length > 0 && (
        <details className="mt-3">
          <summary className="min-h-6 cursor-pointer text-soft pointer-coarse:min-h-11">
            {said.replaced}
          </summary>
          {before.map((review) => (
            <Said key={review.number} review={review} forecasts={forecasts} />
          ))}
        </details>
      )}
    </>
  )
}

function Said({ review, forecasts }: { review: Review; forecasts: readonly Forecast[] }) {
  const { outcome, note, by, at, nextReviewAt } = review
  const served = useServed()
  const said = pageWords.decisionsWords
  return (
    <article className="mt-2 max-w-[76ch] rounded-lg border border-line bg-sheet px-4 py-3">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-semibold">{said.outcomes[outcome]}</span>
        <span className="text-[0.93rem] text-soft">{said.reviewBy(served(by), dayAndTime(at))}</span>
      </p>
      {note !== null && (
        <p data-verbatim dir="auto" className="mt-1 break-words whitespace-pre-wrap">
          {note}
        </p>
      )}
      {review.forecasts.map(({ index, happened }) => (
        <p key={index} className="mt-1 text-[0.93rem]">
          <span data-verbatim>{forecasts[index]?.statement}</span>
          {` · ${happenedInWords(happened)}`}
        </p>
      ))}
      {nextReviewAt !== null && (
        <p className="mt-1 text-[0.93rem] text-soft">{said.lookAgain(dayOf(nextReviewAt))}</p>
      )}
    </article>
  )
}
