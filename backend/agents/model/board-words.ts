import type { EarlierDecision, HeldMeeting } from '../../../schemas/generated/types.ts'
import type { Board, TurnRequest } from '../../ports/voice.ts'
import { oneLine } from './fence.ts'

const LONGEST = 1_000

const clip = (text: string): string => {
  const line = oneLine(text)
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line
}

/** What lies on the table, in lines with the ids that contributions name. */
export function boardWords({ board }: Pick<TurnRequest, 'board'>, { seats }: HeldMeeting): string {
  const name = (seat: string) => {
    const known = seats.find((one) => one.seat === seat)?.name
    return known === undefined || known === seat ? seat : `${seat} (${oneLine(known)})`
  }
  return [
    section(
      'Options',
      board.options.map(({ optionId, title, summary }) =>
        [`${optionId}: ${clip(title)}`, clip(summary)].filter(Boolean).join(' – '),
      ),
    ),
    section(
      'Positions',
      board.positions.map((one) => positionLine(one, name)),
    ),
    section('Claims', claimLines(board, name)),
    section(
      'Risks',
      board.risks.map(({ riskId, optionId, risk }) => `${riskId}${on(optionId)}: ${clip(risk)}`),
    ),
    section(
      'Open questions',
      board.questions
        .filter((one) => one.state === 'raised')
        .map((one) => `${one.questionId}: ${clip(one.text)}`),
    ),
    section(
      'Only one seat has read this, and nobody has spoken of it: whoever it is says it, or says why it changes nothing',
      (board.unshared ?? []).map(({ seat, passage }) =>
        passage === null
          ? `${name(seat)} holds a passage that only this seat may read`
          : `${name(seat)} in ${passage.sourceId} (${oneLine(passage.title)}:${passage.line}): ${JSON.stringify(clip(passage.quote))}`,
      ),
    ),
    section(
      'Votes',
      board.votes.map(({ seat, optionId }) => `${name(seat)}: ${optionId ?? 'abstains'}`),
    ),
    section(
      'Decision',
      board.decision === null
        ? []
        : [
            `${board.decision.status}, ${board.decision.optionId ?? 'no option'}: ${clip(board.decision.text)}`,
          ],
    ),
  ]
    .filter((part) => part !== '')
    .join('\n')
}

const section = (title: string, lines: string[]): string =>
  lines.length === 0 ? '' : `${title}\n${lines.map((line) => `- ${line}`).join('\n')}`

const on = (optionId: string | undefined): string => (optionId === undefined ? '' : ` on ${optionId}`)

function positionLine(
  { seat, optionId, confidence, previous, scores }: Board['positions'][number],
  name: (seat: string) => string,
): string {
  const moved = previous === null || previous === optionId ? '' : `, before ${previous}`
  const judged = scores.flatMap((one) =>
    one.cells.flatMap((cell) =>
      cell.verdict === undefined || cell.verdict === 'unknown'
        ? []
        : `${one.optionId}/${cell.criterionId} ${cell.verdict}`,
    ),
  )
  const sure = confidence === null ? '' : `, confidence ${confidence}`
  return `${name(seat)}: ${optionId ?? 'no option'}${sure}${moved}${judged.length === 0 ? '' : ` [${judged.join(', ')}]`}`
}

/** An objection that nobody has answered is marked, for nothing is decided before it is. */
function claimLines({ claims }: Board, name: (seat: string) => string): string[] {
  const answered = new Set(claims.map((one) => one.answers))
  return claims.map((claim) => {
    const { claimId, seat, kind, optionId, criterionId, text, challenges, answers, anchors } = claim
    const about = [optionId, criterionId].filter((one) => one !== undefined).join('/')
    const open = challenges !== undefined && !answered.has(claimId) ? ', OPEN OBJECTION' : ''
    const to = [
      challenges === undefined ? '' : `, challenges ${challenges}`,
      answers === undefined ? '' : `, answers ${answers}`,
    ].join('')
    const quotes = anchors.map(
      (anchor) => `${anchor.source_id ?? anchor.message_id ?? '?'}: ${JSON.stringify(clip(anchor.quote))}`,
    )
    return `${claimId} ${name(seat)}, ${kind}${about === '' ? '' : ` ${about}`}${to}${open}: ${clip(text)}${quotes.length === 0 ? '' : ` | ${quotes.join(' | ')}`}`
  })
}

/** What the meeting fixes: the question, the criteria with their ids, how hard the way back is. */
export function meetingWords(
  { title, question, criteria, reversibility, stakes, agenda }: HeldMeeting,
  itemId: string,
): string {
  const item = agenda.find((one) => one.id === itemId)
  return [
    `Title: ${oneLine(title)}`,
    `Question: ${clip(question)}`,
    ...(item === undefined || agenda.length < 2 ? [] : [`Item now: ${oneLine(item.title)} (${item.kind})`]),
    section(
      'Criteria',
      criteria.map(
        ({ id, title: words, weight, must }) =>
          `${id}: ${clip(words)} (weight ${weight}${must ? ', must-have' : ''})`,
      ),
    ),
    `Way back: ${reversibility}. Stakes: ${stakes}.`,
  ]
    .filter((line) => line !== '')
    .join('\n')
}

/** What was decided before on the same matter; empty where nothing was. */
export const earlierWords = (earlier: readonly EarlierDecision[]): string =>
  earlier
    .map(
      ({ decisionId, title, statement, decidedAt, relation }) =>
        `- ${decidedAt.slice(0, 10)}, ${clip(title)}: ${clip(statement)} (${relation === 'supersedes' ? 'this meeting is to replace it' : 'it stands'}; ${decisionId})`,
    )
    .join('\n')
