import { clock } from '../lib/time.ts'
import { format } from '../words/format.ts'
import { pageWords } from '../words/words.ts'
import { ENOUGH_RUNS, type Results } from './results.ts'

/** What came of a template so far, or that it is too early to say. */
export function ResultLine({ results }: { results: Results | undefined }) {
  const { registry } = pageWords
  if (results === undefined) return <p className="text-soft">{registry.noRuns}</p>
  const { runs, withOutcome, medianSeconds, meanUsd } = results
  const parts =
    runs < ENOUGH_RUNS
      ? [registry.few]
      : [
          registry.withOutcome(format().percent(withOutcome)),
          ...(medianSeconds === null ? [] : [registry.median(clock(medianSeconds * 1000))]),
          ...(meanUsd === null ? [] : [format().usd(meanUsd)]),
        ]
  return <p className="tabular text-soft">{[registry.runs(runs), ...parts].join(', ')}</p>
}
