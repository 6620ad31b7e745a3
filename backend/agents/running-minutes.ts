import type { Message, RunState } from '../council/state.ts'

/** So many of the messages before the last turns have a line; of older ones only their number is told. */
const MOST_LINES = 60
/** How far back one looks: what was said before stands in the table's claims, risks and decisions. */
const MOST_BACK = 400
const LONGEST_LINE = 220

/**
 * The Scribe's running minutes: what was said before the messages that a seat is handed, one line each, with what was
 * decided on the way. Made from the log alone, so that the same log gives the same minutes. Undefined where everything
 * still stands in the messages.
 */
export function runningMinutes(
  state: RunState,
  shown: { first: string | undefined; heard(message: Message): boolean },
): string | undefined {
  const heard = state.messages.among(MOST_BACK, shown.heard)
  const end = heard.findIndex((message) => message.messageId === shown.first)
  const before = end < 0 ? (shown.first === undefined ? heard : []) : heard.slice(0, end)
  if (before.length === 0) return undefined
  const decided = state.decisions
    .filter((one) => one.itemId !== state.itemId)
    .map((one) => `Decided on ${one.itemId} (${one.status}): ${clipped(one.text)}`)
  const lines = before.slice(-MOST_LINES)
  const older = before.length - lines.length + Math.max(0, state.messages.length - MOST_BACK)
  return [
    ...decided,
    ...(older > 0
      ? [`${older} older messages are not listed; what they put on record stands on the table.`]
      : []),
    ...lines.map(lineOf),
  ].join('\n')
}

const lineOf = ({ messageId, name, phase, content }: Message): string =>
  `${messageId} ${clipped(name)} (${phase}): ${gist(content)}`

/** The first sentence tells what a message is about; seats are asked to begin with it. */
function gist(content: string): string {
  const line = content.replace(/\s+/gu, ' ').trim()
  const end = line.search(/[.!?…](?:\s|$)/u)
  return clipped(end < 0 ? line : line.slice(0, Math.max(end + 1, Math.min(line.length, 60))))
}

const clipped = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ').trim()
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line
}
