import type { AgentDefinition, HeldMeeting } from '../../../schemas/generated/types.ts'
import { estimateTokens } from '../../autogen/models/estimate-tokens.ts'
import type { ModelMessage } from '../../autogen/models/model-client.ts'
import type { FoundText, SpeakOptions, TurnRequest } from '../../ports/voice.ts'
import { asksForVote } from '../../council/turn-task.ts'
import { boardWords, earlierWords, meetingWords } from './board-words.ts'
import { fence, oneLine } from './fence.ts'
import { citedOnly, fitSources, type Fitted, type Held } from './fit-sources.ts'
import { recordWords } from './record-words.ts'
import { taskWords, votingWords } from './task-words.ts'
import { modelName, type Offer } from './tools.ts'

export type Briefing = {
  system: string
  request: TurnRequest
  meeting: HeldMeeting
  agent: AgentDefinition
  offers: readonly Offer[]
  /** Tokens that the model can take, where known. */
  window: number | null
  repair?: SpeakOptions['repair']
  /** What the seat handed in before, where it is to be mended. */
  before?: string | null
}

/** What a seat is handed at most, where its definition does not say. */
const MOST_TOKENS = 24_000
/** The rest of a model's window is for its answer. */
const SHARE_OF_WINDOW = 0.7
/** More of a message is not shown: what it put on record stands on the table. */
const LONGEST_MESSAGE = 6_000

/**
 * The messages of one call. What stays the same from turn to turn stands first, so that providers need not read it
 * anew; what is asked stands last. Everything that others wrote is fenced in.
 */
export function briefing(given: Briefing): ModelMessage[] {
  const { request, meeting, agent } = given
  const talk = talkPart(given)
  const ask = askPart(given)
  const most = Math.min(agent.context?.maxTokens ?? MOST_TOKENS, (given.window ?? Infinity) * SHARE_OF_WINDOW)
  const left = most - tokensOf(given.system) - tokensOf(talk) - tokensOf(ask)
  const matter = matterPart(request, meeting, sourcesFor(request, meeting, agent, Math.floor(left)))
  return [
    { type: 'SystemMessage', content: given.system },
    { type: 'UserMessage', source: 'council', content: [matter, talk, ask].filter(Boolean).join('\n\n') },
  ]
}

const tokensOf = (content: string): number =>
  estimateTokens([{ type: 'UserMessage', content, source: 'council' }])

function sourcesFor(
  { sourceIds, found = [], board, thread }: TurnRequest,
  { context, question, criteria }: HeldMeeting,
  agent: AgentDefinition,
  tokens: number,
): Fitted[] {
  const allowed = new Set(sourceIds)
  const own = context.filter((one) => allowed.has(one.id))
  const sources = [...own, ...found.map(underHeadings)].map(({ id, title, text }) => ({ id, title, text }))
  const policy = agent.context?.sources ?? 'all'
  if (policy === 'none') return []
  const held = heldPassages(board)
  if (policy === 'cited') return citedOnly(sources, held)
  const query = [
    question,
    ...board.options.map((one) => one.title),
    ...criteria.map((one) => one.title),
    ...thread.slice(-2).map((one) => one.text.slice(0, 1_000)),
  ].join('\n')
  return fitSources(sources, { tokens, held, query })
}

/** A passage tells little without what stands over it. */
const underHeadings = ({ title, headings, ...found }: FoundText): FoundText => ({
  ...found,
  headings,
  title: [title, ...headings, `line ${found.line}`].join(' › '),
})

/** What somebody has cited or relies on. */
function heldPassages({ cited, claims, risks }: TurnRequest['board']): Held[] {
  const passages = cited.flatMap((one): Held[] => {
    const found = /^(.*):(\d+)-(\d+)$/.exec(one)
    return found === null
      ? []
      : [{ sourceId: found[1] ?? '', start: Number(found[2]), end: Number(found[3]) }]
  })
  const anchors = [...claims, ...risks].flatMap((one) => one.anchors)
  return [
    ...passages,
    ...anchors.flatMap(({ source_id, start, end }) =>
      source_id === null ? [] : [{ sourceId: source_id, start, end }],
    ),
  ]
}

function matterPart(
  { itemId, earlier = [] }: TurnRequest,
  meeting: HeldMeeting,
  sources: readonly Fitted[],
): string {
  const words = meetingWords(meeting, itemId)
  const before = earlierWords(earlier)
  const { block } = fence([words, ...(before === '' ? [] : [before]), ...sources.map((one) => one.text)])
  return [
    block('meeting', {}, words),
    ...(before === '' ? [] : [block('decided_before', {}, before)]),
    ...sources.map(({ id, title, text, cut }) =>
      block(
        'source',
        { id, title, ...(cut ? { shown: 'passages only; […] stands for what is left out' } : {}) },
        text,
      ),
    ),
  ].join('\n\n')
}

function talkPart({ request, meeting, before }: Briefing): string {
  const { thread, record, minutes = null } = request
  const board = boardWords(request, meeting)
  const messages = thread.map(({ text }) =>
    text.length > LONGEST_MESSAGE ? `${text.slice(0, LONGEST_MESSAGE)} […]` : text,
  )
  const records = record === undefined ? '' : recordWords(record)
  const { block } = fence([minutes ?? '', board, records, before ?? '', ...messages])
  return [
    minutes === null ? '' : block('minutes', { of: 'what was said before the messages below' }, minutes),
    board === '' ? '' : block('table', {}, board),
    ...thread.map(({ messageId, seat, name, phase }, at) =>
      block('message', { id: messageId, from: seat ?? 'a person', name, phase }, messages[at] ?? ''),
    ),
    records === '' ? '' : block('record', {}, records),
    before === null || before === undefined ? '' : block('handed_in', {}, before),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

const DECIDED_BEFORE =
  'The block decided_before holds what was decided on the same matter: say so, and ask what has changed since.'

function lookedWords({ queries, found }: NonNullable<TurnRequest['lookedFor']>[number]): string {
  const asked = queries.map((query) => JSON.stringify(oneLine(query))).join(', ')
  return found.length === 0
    ? `You looked for ${asked}: the library has no evidence of it. Do not state it as a fact.`
    : `You looked for ${asked} and found ${[...new Set(found)].join(', ')}, above.`
}

/** The last thing a model reads is ours: whose turn it is, what is asked, and what may be handed in. */
function askPart({ request, meeting, offers, repair }: Briefing): string {
  const { seat, role, phase, round, task, language } = request
  const names = offers.map((one) => one.schema.name)
  const turn = `Turn: seat=${seat} role=${role} phase=${phase} task=${task.kind} round=${round} language=${language}`
  if (repair !== undefined)
    return [
      turn,
      `What you handed in as ${modelName(repair.tool)} was not taken:\n${repair.errors.map((one) => `- ${oneLine(one)}`).join('\n')}`,
      `Hand in ${modelName(repair.tool)} again, whole, with just that mended. Nothing else is asked.`,
    ].join('\n')
  return [
    turn,
    taskWords(request),
    ...(request.earlier !== undefined && phase === 'opening' ? [DECIDED_BEFORE] : []),
    ...(asksForVote(task) ? [votingWords(meeting.quality.consensus)].filter(Boolean) : []),
    ...(request.lookedFor ?? []).map(lookedWords),
    names.length === 0 ? 'Nothing is to be handed in: only speak.' : `You may hand in: ${names.join(', ')}.`,
  ].join('\n')
}
