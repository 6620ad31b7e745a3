import { useState } from 'react'
import { PageBody } from '../app/PageBody.tsx'
import type { PageProps } from '../app/page-props.ts'
import { focusHeading } from '../app/use-page.ts'
import { Button } from '../components/Button.tsx'
import { Bones, NotLoaded, Waiting } from '../components/Waiting.tsx'
import { has, listOf } from '../lib/reading.ts'
import { useFetched } from '../lib/use-fetched.ts'
import { Facts, Part } from '../registry/Facts.tsx'
import { pageWords, words } from '../words/words.ts'
import { decisionFacts } from './DecisionFacts.tsx'
import { ForecastList } from './ForecastList.tsx'
import { readDecision, reviewOf, type Decision, type Review } from './registered.ts'
import { Related, relatedIn, type RelatedDecision } from './Related.tsx'
import { ReviewForm } from './ReviewForm.tsx'
import { ReviewList } from './ReviewList.tsx'

/** One decision: what it says, what it replaced or was replaced by, and what came of it. */
export default function DecisionPage({ params, query }: PageProps) {
  const path = `/decisions/${encodeURIComponent(params.id ?? '')}`
  const { answer, state, again } = useFetched(path)
  const decision = has(answer, 'decision') ? readDecision(answer.decision)[0] : undefined
  const said = pageWords.decisionsWords
  if (decision !== undefined)
    return (
      <About
        key={decision.id}
        decision={decision}
        related={relatedIn(answer)}
        reviews={listOf(answer, 'reviews').flatMap(reviewOf)}
        isAsked={query.get('review') === 'true'}
        onChanged={again}
      />
    )
  return (
    <PageBody title={words.shell.decisions} crumbs={CRUMBS()} crumb={said.noDecision}>
      {state === 'loading' ? (
        <Waiting label={said.loading} onRetry={again}>
          <Bones lines={5} className="h-10" />
        </Waiting>
      ) : (
        <NotLoaded text={said.gone} onRetry={again} />
      )}
    </PageBody>
  )
}

const CRUMBS = () => [{ title: words.shell.decisions, href: '/decisions' }]

type Props = {
  decision: Decision
  related: readonly RelatedDecision[]
  reviews: readonly Review[]
  /** Whoever comes from a reminder is asked at once. */
  isAsked: boolean
  onChanged: () => void
}

function About({ decision, related, reviews, isAsked, onChanged }: Props) {
  const { title, question, chosen, statement } = decision
  const [isReviewing, review] = useState(isAsked)
  const said = pageWords.decisionsWords
  return (
    <PageBody title={question === '' ? title : question} crumbs={CRUMBS()} crumb={title}>
      {related.some(({ relation }) => relation === 'contradicts') && (
        <p className="mb-4 rounded-md bg-warn-tint px-4 py-2 text-warn">{said.contradiction}</p>
      )}
      <div data-verbatim className="mb-6 max-w-[76ch] rounded-lg border border-accent bg-sheet px-5 py-4">
        {chosen !== null && <p className="font-serif text-[1.29rem] leading-snug font-semibold">{chosen}</p>}
        {statement !== '' && <p className="mt-1 break-words whitespace-pre-wrap">{statement}</p>}
        {chosen === null && <p className="mt-1 text-soft">{said.noneChosen}</p>}
      </div>
      <Facts facts={decisionFacts(decision)} />
      <Related related={related} />
      {decision.forecasts.length > 0 && <ForecastList forecasts={decision.forecasts} />}
      <Part title={said.reviews}>
        {reviews.length === 0 && !isReviewing && <p className="mb-3 text-soft">{said.notReviewed}</p>}
        {isReviewing ? (
          <ReviewForm
            decision={decision}
            onDone={(changed) => {
              review(false)
              focusHeading()
              if (changed) onChanged()
            }}
          />
        ) : (
          <p className="mb-3">
            <Button onClick={() => review(true)}>{reviews.length === 0 ? said.say : said.sayAgain}</Button>
          </p>
        )}
        <ReviewList reviews={reviews} forecasts={decision.forecasts} />
      </Part>
    </PageBody>
  )
}
