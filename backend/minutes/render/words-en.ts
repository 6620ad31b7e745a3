import type { Place } from './plain.ts'
import type { ActionItem, DecisionLog, Gate, Level, LoggedVerdict } from '../../../schemas/generated/types.ts'

const WAY_BACK: Record<DecisionLog['reversibility'], string> = {
  reversible: 'Can be undone',
  costly: 'Costly to undo',
  irreversible: 'Cannot be undone',
}
const GATES: Record<Gate, string> = {
  min_alternatives: 'enough options',
  rationale: 'rationale',
  risks: 'risks',
  must_haves: 'must-have criteria',
  unanswered: 'objections answered',
  dissent: 'dissent',
  action_items: 'action items',
  quorum: 'quorum',
  approval: 'approval',
}

/** What somebody wrote ends as a sentence, once. */
export const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`)

/** The words of the rendered documents in English; another language stands beside it in a file of the same shape. */
export const en = {
  question: 'Question',
  needsReview: 'Needs review',
  heads: {
    decision: 'Decision',
    alsoDecided: 'Also decided',
    alternatives: 'Alternatives',
    criteria: 'Criteria',
    rationale: 'Rationale',
    risks: 'Risks',
    dissent: 'Dissent',
    votes: 'Votes',
    questions: 'Open questions',
    assumptions: 'Assumptions',
    forecasts: 'Forecasts',
    sources: 'Sources',
    gates: 'Gates',
    completeness: 'Completeness',
    provenance: 'Provenance',
    tasks: 'Action items',
  },
  status: {
    decided: 'Decided',
    no_consensus: 'No consensus',
    deferred: 'Deferred',
    escalated: 'Escalated',
  } satisfies Record<DecisionLog['status'], string>,
  decision: {
    chosen: (title: string) => `Chosen: ${title}`,
    confidence: (level: string | null, basis: string) =>
      `Confidence: ${level ?? 'not known'}${basis === '' ? '' : ` (${basis})`}`,
    stakes: (
      { reversibility, stakes }: Pick<DecisionLog, 'reversibility' | 'stakes'>,
      assumed: boolean,
    ): string =>
      `${WAY_BACK[reversibility]}; stakes ${stakes}${assumed ? ' (in part or whole assumed)' : ''}`,
    decidedBy: (names: string) => `Decided by: ${names}`,
    at: (decided: boolean, at: string) => `${decided ? 'Decided' : 'Closed without a decision'}: ${at}`,
    moment: (iso: string) => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`,
    review: (at: string) => `To be reviewed: ${at}`,
    replaces: (ids: string) => `Replaces: ${ids}`,
  },
  approval: {
    log: (names: string, version: number) => `Approved by: ${names} (decision, version ${version})`,
    tasks: (names: string, version: number) => `Tasks approved by: ${names} (version ${version})`,
    rest: {
      changed: '; the tasks below were changed after that and are not approved',
      apart: '; the tasks below are no part of that',
    },
  },
  olderSummary:
    'Written before the record was changed: the decision log and the tasks tell how it stands now.',
  columns: {
    options: ['Option', 'Summary', 'Score'],
    criteria: ['Criterion', 'Weight'],
    risks: ['Risk', 'Likelihood', 'Impact', 'Mitigation', 'Owner', 'Early sign'],
    votes: ['Seat', 'Blind', 'Vote', 'Confidence', 'Reason'],
  },
  forIt: 'For',
  against: 'Against',
  none: 'none',
  noScore: 'none',
  must: (title: string) => `${title} (must)`,
  verdict: (verdict: LoggedVerdict['verdict']): string => verdict,
  likelihood: (level: Level): string => level ?? 'not said',
  impact: (level: Level): string => level ?? 'not said',
  noneNamed: 'none named',
  nobodyNamed: 'nobody named',
  notSaid: 'not said',
  noOption: 'names no option',
  wanted: (title: string) => `for ${title}`,
  line: (n: number) => `line ${n}`,
  unsupported: 'not supported by a source',
  editedBy: (names: string) => `edited by ${names}`,
  dissent: (p: { name: string; wanted: string | null; reason: string; chips: string; mind: string | null }) =>
    `**${p.name}**${p.wanted === null ? '' : ` ${p.wanted}`}: ${p.reason}${p.chips}${p.mind === null ? '' : ` Would change their mind: ${p.mind}`}`,
  votes: (p: { method: string; level: string; changed: boolean | null }) =>
    `By ${p.method}, agreement ${p.level}.${p.changed === null ? '' : p.changed ? ' The talk changed the decision.' : ' The talk did not change the decision.'}`,
  forecast: (p: { statement: string; share: string; due: string }) =>
    `${p.statement} (${p.share}, by ${p.due})`,
  gate: (gate: Gate): string => GATES[gate],
  gateStands: { failed: 'failed', open: 'not failed, not settled', passed: 'passed' },
  missing: (what: string) => ` Missing: ${what}.`,
  waived: (name: string, reason: string | null) =>
    ` Waived by ${name}${reason === null ? '.' : `: ${sentence(reason)}`}`,
  provenance: {
    imported: (models: string[]) =>
      models.length === 0
        ? 'Read out of the text by rules; no council was held and no model was asked'
        : `Read out of the text with ${models.join(', ')}; no council was held`,
    run: (p: { meeting: string; run: string; version: number }) =>
      `Meeting ${p.meeting}, run ${p.run}, version ${p.version}`,
    panel: (p: { panel: string; models: string[]; template: string; policy: string }) =>
      `Panel ${[p.panel, ...p.models].join(', ')}; template ${p.template}, policy ${p.policy}`,
    cost: ({ turns, seconds, tokens, usd }: DecisionLog['cost']) =>
      `${turns} turns, ${Math.round(seconds)} s, ${tokens} tokens, ${usd === null ? 'price not known' : `${usd} USD`}`,
    log: (seq: number, hash: string) => `Log up to seq ${seq}, hash ${hash}`,
  },
  tasks: {
    nobody: 'Nobody took on a task.',
    noOwner: 'no owner named',
    noDate: 'no date named',
    due: (date: string) => `due ${date}`,
    priority: (priority: NonNullable<ActionItem['priority']>): string => `priority ${priority}`,
    status: (status: ActionItem['status']): string => status.replace('_', ' '),
    after: (ids: string) => `after ${ids}`,
  },
}

export type RenderWords = typeof en & {
  /** How a place is told, where it is not told by source and line. */
  place?: Place
}
