import type { PositionData } from '../../../../schemas/generated/types.ts'
import { ENDED, openItem, optionsOnTable, type RunState } from '../../../council/state.ts'
import { percent } from '../../../minutes/render/plain.ts'
import type { ExportView } from '../../../ports/export-target.ts'
import { recordParagraphs } from './record.ts'
import { bold, italic, pageLink, type Paragraph, say, type Span } from './rich-text.ts'
import { type Words, wordsOf } from './words.ts'

/** What the one message of a council says: how it goes, and in the end what came of it. */
export function board({ state, record, held, link: href }: ExportView): Paragraph[] {
  const words = wordsOf(state.meeting.language)
  const page = pageLink(words.open, href)
  if (record !== null) return [...recordParagraphs(record, words), page]
  const head: Paragraph[] = [[bold(state.meeting.title)], [say(state.meeting.question)]]
  if (ENDED.has(state.status)) return [...head, ended(state, held, words), page]
  return [...head, [say(standing(state, words))], ...positions(state, words), page]
}

function ended({ status, reason }: RunState, held: string | null, words: Words): Span[] {
  const how = words.ended[isEnd(status) ? status : 'completed']
  return [bold(how), ...[reason?.text, held].flatMap((text) => (text == null ? [] : [say(` ${text}`)]))]
}

const isEnd = (status: string): status is keyof Words['ended'] => status in wordsOf('en').ended

function standing(state: RunState, words: Words): string {
  switch (state.status) {
    case 'paused':
      return words.paused(state.reason?.text ?? '')
    case 'waiting_for_human':
      return words.waiting(state.human?.text ?? '')
    default: {
      const speaker = state.turn?.seat ?? state.selected?.seat
      const floor = speaker === undefined ? '' : words.speaks(nameOf(state, speaker))
      return words.going(words.phase(state.phase), state.turns) + floor
    }
  }
}

/** Where the seats stand. In the blind round nobody's answer is shown: whoever has not answered may read this chat. */
function positions(state: RunState, words: Words): Paragraph[] {
  const item = openItem(state)
  if (item === null) return []
  if (state.phase === 'positions' && state.meeting.quality.blindRound && !item.revealed)
    return [[italic(words.blind)]]
  const known = Object.values(item.positions)
  if (known.length === 0) return []
  const lines = known.map((one) => say(`\n• ${nameOf(state, one.seat)}: ${stance(state, one, words)}`))
  return [[bold(words.positions), ...lines]]
}

function stance(state: RunState, { optionId, confidence }: PositionData, words: Words): string {
  const option = optionsOnTable(state).find((one) => one.optionId === optionId)
  if (option === undefined) return words.noPosition
  return confidence == null ? option.title : `${option.title} (${percent(confidence)})`
}

const nameOf = ({ seats }: RunState, seat: string): string =>
  seats.find((one) => one.seat === seat)?.name ?? seat
