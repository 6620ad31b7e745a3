import { readBlocks } from '../../../minutes/markdown/blocks.ts'
import { cite, speech, type Speech } from './speech.ts'
import { brief, speakableRule, type View } from './view.ts'

/** The floor before the blind round: what was said is taken up, the own position waits until nobody can see it. */
export const beforePositions = (view: View): Speech => {
  const turn = speech()
  takeUp(view, turn)
  turn.say(
    view.analysis.options.length === 0 ? view.say.opening.noOptions : view.say.extra.waitsForBlindRound,
  )
  return turn
}

/** The floor in a phase in which a seat has no part: it says what is so, and holds nothing back for later. */
export const outOfTurn = (view: View, why: string): Speech => {
  const turn = speech()
  takeUp(view, turn)
  turn.say(why)
  return turn
}

/** Why a seat names no option: the sources examine none, or the blind round has yet to ask it. */
export const noPosition = (view: View): string => {
  const { analysis, say, request } = view
  const p = say.position
  if (analysis.options.length === 0) return p.withoutOptions(request.phase)
  if (analysis.examined.length > 0) return p.notYet
  const names = analysis.options.map((option) => option.brief)
  return view.request.thread.some(({ text }) => text.includes(p.none(names))) ? p.noneStill : p.none(names)
}

/** Why no risk is named: there is no option, or no passage on one. */
export const noRisk = (view: View): string => {
  const { analysis, say, request } = view
  if (analysis.options.length === 0) return say.position.withoutOptions(request.phase)
  const names = analysis.options.map((option) => option.brief)
  const full = say.risks.none(names)
  return request.thread.some(({ text }) => text.includes(full)) ? say.position.noneStill : full
}

/** The last thing a person said, word for word, and what it counts for. */
const takeUp = (view: View, turn: Speech): void => {
  const last = view.request.board.said.at(-1)
  const origin = view.analysis.origins.find((one) => one.kind === 'message' && one.id === last?.messageId)
  const block = origin === undefined ? undefined : readBlocks(origin.text)[0]
  if (origin === undefined || block === undefined) return
  const unit = view.analysis.units.find((one) => one.quote.origin.id === origin.id)
  turn.say(
    view.say.extra.said(
      cite(view.say, unit?.quote ?? { origin, block, from: 0, to: block.text.length }, 120),
    ),
  )
  if (unit === undefined) return
  const criterion = speakableRule(view, unit)?.name ?? null
  turn.say(view.say.extra.countsFor({ option: brief(view, unit.optionId), criterion }))
}
