import type { OptionScore, TakePosition } from '../../../../schemas/generated/types.ts'
import { textOf } from '../evidence/quote.ts'
import type { Ranked, Values } from '../weighing/types.ts'
import { groundsOf } from './confidence.ts'
import type { Speech } from './speech.ts'
import { points, type View } from './view.ts'

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4

/** The seat's own scores, as the record keeps them: four decimals, a cell that nobody speaks of is null. */
export const scoresOf = (view: View, values: Values, ranking: readonly Ranked[]): OptionScore[] =>
  view.analysis.options
    .filter((option) => values.has(option.id))
    .map(({ id }) => ({
      optionId: id,
      total: rounded(ranking.find((one) => one.optionId === id)?.total ?? 0),
      cells: [...(values.get(id) ?? [])].map(([criterionId, value]) => ({
        criterionId,
        value:
          view.analysis.rules.some((rule) => rule.id === criterionId) &&
          view.analysis.cell(id, criterionId).state === 'silent'
            ? null
            : rounded(value),
        ...(view.analysis.rules.some((rule) => rule.id === criterionId)
          ? { verdict: view.analysis.judgement(id, criterionId).verdict }
          : {}),
      })),
    }))

/** Hands in where the seat stands, with the numbers behind it and one quote that carries it. */
export const takePosition = (
  view: View,
  speech: Speech,
  optionId: string | null,
  values: Values,
  ranking: readonly Ranked[],
): void => {
  const best = optionId === null ? undefined : points(view, optionId, 'for')[0]
  const args: TakePosition = {
    option: optionId,
    stance: optionId === null ? null : 2,
    confidence: optionId === null ? null : (groundsOf(view, view.request.seat, optionId)?.level ?? null),
    scores: scoresOf(view, values, ranking),
    basis: 'computed',
    quote: best === undefined ? '' : textOf(best.quote).slice(0, 4000),
  }
  speech.hand('take_position', args)
}
