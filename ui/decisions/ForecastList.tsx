import { dayOf } from '../lib/time.ts'
import { Part } from '../registry/Facts.tsx'
import { format } from '../words/format.ts'
import { pageWords } from '../words/words.ts'
import type { Forecast } from './registered.ts'

/** What was foretold with the decision, how likely it was held to be, and whether it happened. */
export function ForecastList({ forecasts }: { forecasts: readonly Forecast[] }) {
  const said = pageWords.decisionsWords
  return (
    <Part title={said.forecasts}>
      <ul className="divide-y divide-line border-y border-line">
        {forecasts.map(({ statement, probability, due, happened }, at) => (
          <li key={at} className="py-2.5">
            <p data-verbatim className="break-words">
              {statement}
            </p>
            <p className="tabular text-[0.93rem] text-soft">
              {`${said.forecast(format().percent(probability), dayOf(due))} · ${happenedInWords(happened)}`}
            </p>
          </li>
        ))}
      </ul>
    </Part>
  )
}

/** Unknown is neither yes nor no. */
export function happenedInWords(happened: boolean | null): string {
  const { yes, no, unknown } = pageWords.decisionsWords.happened
  return happened === null ? unknown : happened ? yes : no
}
