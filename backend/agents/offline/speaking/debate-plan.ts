import { textOf } from '../evidence/quote.ts'
import type { Unit } from '../evidence/types.ts'
import { isLabelled } from '../evidence/types.ts'
import { lensWeights } from '../weighing/totals.ts'
import { OTHER, type Lens, type Values } from '../weighing/types.ts'
import { challengeable, objections } from './objections.ts'
import { experts, heldBy, isBare, strength, valuesOfSeat, type View } from './view.ts'

/** Two objections a side are a debate; four in a row are noise. */
const MOST_OBJECTIONS = 2

/** The criteria on which two options stand furthest apart, by weight. */
export const gaps = (
  view: View,
  lens: Lens,
  values: Values,
  x: string,
  y: string,
): { id: string; gap: number }[] =>
  [...lensWeights(view.analysis.spokenOf, lens)]
    .map(([id, weight]) => ({
      id,
      gap: weight * Math.abs((values.get(x)?.get(id) ?? 0) - (values.get(y)?.get(id) ?? 0)),
    }))
    .filter(({ id, gap }) => gap > 0 && id !== OTHER)
    .toSorted((a, b) => b.gap - a.gap)

/** The criterion on which a seat's values set two options furthest apart. */
export const widestGap = (view: View, seat: string, x: string, y: string): string | null =>
  gaps(view, view.lensOf(seat), valuesOfSeat(view, seat), x, y)[0]?.id ?? null

/** Who makes the case of the runner-up where all agree: the first seat that looks for risk, else the last. */
export const advocateOf = (view: View): string | null => {
  const seats = experts(view)
  if (seats.length < 2) return null
  return seats.find((seat) => view.lensOf(seat) === 'risk') ?? seats[seats.length - 1] ?? null
}

export type Attack = {
  target: string
  challenges: string
  optionId: string
  criterionId: string | null
  against: Unit
  better: Unit | null
}

/**
 * The objection that would hurt most: where the sources treat the other's option worse than mine, by gap and weight.
 * `mine` is the option the seat argues for; null where nothing is left to object.
 */
export const nextObjection = (view: View, mine: string): Attack | null => {
  const seat = view.request.seat
  const made = objections(view)
  if (made.filter((one) => one.by === seat).length >= MOST_OBJECTIONS) return null
  const values = valuesOfSeat(view, seat)
  const weights = lensWeights(view.analysis.spokenOf, view.lens)
  const attacks = experts(view)
    .filter((other) => other !== seat)
    .flatMap((target) => {
      const theirs = heldBy(view, target)
      if (theirs === null || theirs === mine) return []
      return [...weights].flatMap(([id, weight]) => {
        const gap = weight * ((values.get(mine)?.get(id) ?? 0) - (values.get(theirs)?.get(id) ?? 0))
        const against = best(view, theirs, id, -1)
        const challenges = challengeable(view, target, id)
        if (gap <= 0 || against === null || challenges === undefined || isUsed(made, against)) return []
        const better = id === OTHER ? null : best(view, mine, id, 1)
        return [
          {
            gap,
            attack: {
              target,
              challenges,
              optionId: theirs,
              criterionId: id === OTHER ? null : id,
              against,
              better,
            },
          },
        ]
      })
    })
    .toSorted((a, b) => b.gap - a.gap)
  return attacks[0]?.attack ?? null
}

/** The weightiest labelled passage of an option on a criterion with the sign given; words before bare marks. */
export const best = (view: View, optionId: string, criterionId: string, sign: 1 | -1): Unit | null => {
  const pool =
    criterionId === OTHER
      ? view.analysis.units.filter((unit) => unit.optionId === optionId && unit.criteria.length === 0)
      : view.analysis.cell(optionId, criterionId).units
  const found = pool
    .filter((unit) => isLabelled(unit) && (unit.value ?? 0) * sign > 0)
    // A criterion is only said aloud where the passage is surely about it.
    .filter(
      (unit) =>
        criterionId === OTHER ||
        unit.criteria.some((one) => one.criterionId === criterionId && one.speakable),
    )
    .toSorted((a, b) => Number(isBare(a)) - Number(isBare(b)) || strength(view, b) - strength(view, a))
  return found[0] ?? null
}

const isUsed = (made: ReturnType<typeof objections>, unit: Unit): boolean =>
  made.some((one) => one.text.includes(textOf(unit.quote)))
