import { documentsOf } from '../record/versions.ts'
import { tasksIn } from '../overview/outcome.ts'
import { mainItemId, type RunState } from '../state.ts'

/** Where a seat stood in the end: the title of its option, and how much it was for it. */
export type Stand = { name: string; option: string | null; stance: number | null }

/** A run as it is compared: what it came to, by titles and words, since ids of two runs need not mean the same. */
export type Side = {
  runId: string
  status: RunState['status']
  outcome: string | null
  option: string | null
  decision: string | null
  confidence: number | null
  scores: Record<string, number | null>
  /** By what they say, spelt alike. */
  risks: Record<string, string>
  tasks: Record<string, string>
  rationale: Record<string, string>
  /** The passages that the record rests on, by their words. */
  evidence: Record<string, string>
  positions: Record<string, Stand>
  dissent: Record<string, string>
  seats: string[]
  figures: Figures
}

/** What it took; `usd` is null where a price is not known. They differ from run to run and are no difference in outcome. */
export type Figures = { turns: number; messages: number; tokens: number; usd: number | null; seconds: number }

export function sideOf(state: RunState): Side {
  const log = documentsOf(state).decision_log?.body
  const titleOf = (id: string | null): string | null =>
    id === null ? null : (state.options.find(({ optionId }) => optionId === id)?.title ?? id)
  const anchors = [
    ...(log?.rationale ?? []).flatMap((one) => one.anchors),
    ...(log?.alternatives ?? []).flatMap(({ pros, cons }) =>
      [...pros, ...cons].flatMap((one) => one.anchors),
    ),
    ...(log?.risks ?? []).flatMap((one) => one.anchors),
  ]
  return {
    runId: state.runId,
    status: state.status,
    outcome: log?.status ?? null,
    option: titleOf(log?.chosen_option ?? null),
    decision: log?.decision ?? null,
    confidence: log?.confidence.level ?? null,
    scores: Object.fromEntries((log?.alternatives ?? []).map(({ title, score }) => [title, score ?? null])),
    risks: spelt((log?.risks ?? []).map(({ risk }) => risk)),
    tasks: spelt(tasksIn(state).map(({ title }) => title)),
    rationale: spelt((log?.rationale ?? []).map(({ claim }) => claim)),
    evidence: spelt(anchors.map(({ quote }) => quote)),
    positions: standsOf(state, titleOf),
    dissent: Object.fromEntries((log?.dissent ?? []).map(({ seat, reason }) => [seat, reason])),
    seats: state.seats.map(({ seat }) => seat),
    figures: {
      turns: state.turns,
      messages: state.messages.length,
      tokens: state.usage.tokens,
      usd: state.usage.usd,
      seconds: state.elapsedMs / 1000,
    },
  }
}

function standsOf(state: RunState, titleOf: (id: string | null) => string | null): Side['positions'] {
  const item = state.items[mainItemId(state) ?? '']
  return Object.fromEntries(
    Object.entries(item?.positions ?? {}).map(([seat, { optionId, stance }]) => [
      seat,
      {
        name: state.seats.find((one) => one.seat === seat)?.name ?? seat,
        option: titleOf(optionId),
        stance,
      },
    ]),
  )
}

/** Texts by their plain spelling: letters alike, blanks alike, no stop at the end. */
const spelt = (texts: readonly string[]): Record<string, string> =>
  Object.fromEntries(texts.map((text) => [plain(text), text]))

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLocaleLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[.!;]$/, '')
