import type { Ranked } from '../weighing/types.ts'
import { cite } from './speech.ts'
import { brief, failedUnit, table, type View } from './view.ts'

/** Options that stand last because they fail a must-have, with the passage; `ahead` where their score alone would lead. */
export const barred = (view: View, ranking: readonly Ranked[] = table(view)) =>
  ranking
    .filter((one) => view.analysis.barred.has(one.optionId))
    .flatMap(({ optionId, total }) =>
      view.analysis.rules
        .filter((rule) => rule.must)
        .flatMap((rule) => {
          const unit = failedUnit(view, optionId, rule.id)
          if (unit === undefined) return []
          return [
            {
              option: brief(view, optionId),
              total: view.say.number(total),
              criterion: rule.name,
              quote: cite(view.say, unit.quote, 100),
              ahead: total > (ranking[0]?.total ?? 0),
            },
          ]
        })
        .slice(0, 1),
    )
