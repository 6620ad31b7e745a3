// Meetings, seats and people that do anything the schemas allow, from a seed: the same seed, the same council.
import type { Script, ScriptedAnswer } from '../../backend/agents/scripted-voices.ts'
import type { RunState } from '../../backend/council/state.ts'
import { asksForVote } from '../../backend/council/turn-task.ts'
import type { Contribution, TurnRequest } from '../../backend/ports/voice.ts'
import type {
  AgendaItemInput,
  Command,
  Meeting,
  QualityInput,
  QuoteRef,
} from '../../schemas/generated/types.ts'
import { MEETING } from './house.ts'

export type Dice = {
  /** In [0, 1). */
  next(): number
  below(n: number): number
  chance(probability: number): boolean
  pick<T>(items: readonly [T, ...T[]]): T
}

/** mulberry32: small, quick, and the same on every machine. */
export function dice(seed: number): Dice {
  let a = seed >>> 0
  const next = () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), a | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (items) => items[below(items.length)] ?? items[0],
  }
}

const seedOf = (text: string, seed: number): number => {
  let h = seed ^ 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

const ITEMS: [AgendaItemInput, ...AgendaItemInput[]] = [
  { title: 'What could go wrong', kind: 'discuss', timeboxMinutes: 2 },
  { title: 'Where to go', kind: 'decide', timeboxMinutes: 5 },
  { title: 'What to call it', kind: 'decide', timeboxMinutes: 1 },
]

const POLICIES: [AtZero, ...AtZero[]] = ['finish_turn', 'cut', 'ask']
type AtZero = NonNullable<AgendaItemInput['atZero']>

export function randomMeeting(seed: number): Partial<Meeting> {
  const { below, chance, pick } = dice(seed)
  const experts = ['expert_a', 'expert_b', 'expert_c', 'expert_d'].slice(0, 2 + below(3))
  const people = experts.length === 3
  // A short time ends in the middle of a turn now and then; a long one is over before it is up.
  const agenda = ITEMS.filter(() => chance(0.6)).map((item) => ({
    ...item,
    atZero: pick(POLICIES),
    timeboxMinutes: chance(0.3) ? 0.2 : (item.timeboxMinutes ?? 1),
  }))
  return {
    seats: experts.map((seat) => ({
      seat,
      role: 'expert',
      ...(chance(0.3) ? { weight: below(4) } : {}),
      ...(people && chance(0.4)
        ? { person: `P ${seat}`, ...(chance(0.5) ? { deputy: 'expert-b' } : {}) }
        : {}),
    })),
    ...randomKind(dice(seed + 2)),
    ...(chance(0.1) ? { humanDeadlineMinutes: pick([0.5, 10]) } : {}),
    options: (MEETING.options ?? []).slice(0, pick([2, 2, 2, 1, 0])),
    criteria: [{ id: 'k1', title: 'Dry', weight: 2, must: chance(0.3) }],
    ...(agenda.length === 0 ? {} : { agenda }),
    policy: {
      name: pick(['fsm', 'fsm', 'round_robin', 'selector', 'selector', 'handoff']),
      ...repeats(chance(0.2)),
    },
    quality: {
      minAlternatives: below(3),
      requireRationale: chance(0.5),
      requireRisks: chance(0.5),
      minActionItems: below(2),
      blindRound: chance(0.8),
      ...randomBar(dice(seed + 1)),
      stopAfterQuietTurns: 1 + below(4),
    },
    budget: {
      maxTurns: 3 + below(40),
      maxMinutes: 3 + below(20),
      maxTokens: chance(0.2) ? 500 : null,
      maxCostUsd: chance(0.2) ? 2 : null,
    },
  }
}

const METHODS = [
  'majority',
  'supermajority',
  'unanimity',
  'weighted',
  'consent',
  'moderator',
  'auto',
] as const

/** A dice of its own: what else the seed gives stays what it was. */
const randomBar = ({ chance, pick }: Dice): QualityInput => ({
  consensus: {
    ...(chance(0.8) ? { method: pick(METHODS) } : {}),
    ...(chance(0.3) ? { threshold: pick([0, 0.4, 0.67, 1]) } : {}),
  },
  ...(chance(0.3) ? { quorum: pick([0.5, 1]) } : {}),
  ...(chance(0.2) ? { minRisks: 1, requireMitigation: chance(0.5) } : {}),
  ...(chance(0.3) ? { requireApproval: chance(0.5) } : {}),
})

const randomKind = ({ chance, pick }: Dice): Pick<Meeting, 'reversibility' | 'stakes'> => ({
  ...(chance(0.3) ? { reversibility: pick(['reversible', 'costly', 'irreversible']) } : {}),
  ...(chance(0.2) ? { stakes: pick(['low', 'medium', 'high']) } : {}),
})

const repeats = (allowed: boolean) => (allowed ? { allowRepeatedSpeaker: true } : {})

const QUOTES: [QuoteRef, ...QuoteRef[]] = [
  { quote: 'The shed is dry all year.', source_id: 's1' },
  { quote: 'The cellar floods in March.', source_id: 's1' },
  { quote: 'Nobody ever said this.', source_id: 's1' },
  { quote: 'dry', source_id: 's9' },
]

/** What a seat says depends on the request alone, as a model at temperature 0 would have it. */
export function randomScript(seed: number): Script {
  return (request) => randomAnswer(request, dice(seedOf(`${request.turnId} ${request.seat}`, seed)))
}

function randomAnswer(request: TurnRequest, d: Dice): ScriptedAnswer {
  const contributions: Contribution[] = []
  if (asksForVote(request.task))
    contributions.push({
      tool: 'cast_vote',
      arguments: { option: option(d, true), reason: d.pick(['so', 'so', '']) },
    })
  if (request.phase === 'positions')
    contributions.push({
      tool: 'take_position',
      arguments: { option: option(d, true), confidence: d.next() },
    })
  for (let i = d.below(4); i > 0; i--) contributions.push(randomContribution(request, d))
  if (request.record !== undefined && d.chance(0.8))
    contributions.push({
      tool: 'notion.decision_log',
      arguments: d.chance(0.7) ? request.record.decisionLog : { status: 'decided' },
    })
  return {
    text: d.chance(0.05) ? '' : `${request.seat} ${d.below(1_000)}`,
    contributions,
    usage: {
      purpose: 'speak',
      provider: 'somewhere',
      model: d.pick(['m1', 'm2']),
      promptTokens: d.below(50),
      cachedTokens: 0,
      completionTokens: d.below(50),
      costUsd: d.chance(0.1) ? null : d.below(10) / 100,
    },
    ...(d.chance(0.1) ? { mentions: ['expert_a', 'nobody'], inReplyTo: 'm1' } : {}),
  }
}

const option = (d: Dice, mayAbstain = false): string | null =>
  mayAbstain && d.chance(0.15) ? null : d.pick(['o1', 'o1', 'o1', 'o2', 'o3'])

function randomContribution(request: TurnRequest, d: Dice): Contribution {
  const claim = d.pick(['c1', 'c2', 'c5', 'c99'])
  switch (d.below(10)) {
    case 0:
      return {
        tool: 'take_position',
        arguments: {
          option: option(d),
          scores: [
            { optionId: 'o1', total: 1, cells: [{ criterionId: 'k1', value: d.pick([-1, 0.4, null]) }] },
          ],
        },
      }
    case 1:
      return {
        tool: 'make_claim',
        arguments: {
          text: QUOTES[0].quote,
          kind: d.pick(['for', 'against', 'assumption']),
          option: option(d),
          quotes: [d.pick(QUOTES)],
        },
      }
    case 2:
      return {
        tool: 'make_claim',
        arguments: { text: `no ${d.below(5)}`, kind: 'against', challenges: claim },
      }
    case 3:
      return { tool: 'make_claim', arguments: { text: `yes ${d.below(5)}`, kind: 'for', answers: claim } }
    case 4:
      return {
        tool: 'raise_risk',
        arguments: {
          risk: `risk ${d.below(9)}`,
          option: option(d),
          impact: 'high',
          ...(d.chance(0.5) ? { mitigation: 'a lock' } : {}),
        },
      }
    case 5:
      return { tool: 'propose_option', arguments: { title: `Option ${d.below(4)}` } }
    case 6:
      return { tool: 'ask_question', arguments: { text: `Why ${d.below(9)}?` } }
    case 7:
      return {
        tool: request.role === 'integrator' ? 'notion.task' : 'submit_summary',
        arguments: { title: 'A task', quotes: [QUOTES[0]], markdown: 'so' },
      }
    case 8:
      return {
        tool: 'hand_over',
        arguments: {
          to: d.pick(['expert_a', 'expert_b', 'moderator', 'scribe', 'nobody']),
          ...(d.chance(0.5) ? { why: 'You know it.' } : {}),
        },
      }
    default:
      return {
        tool: d.pick(['toString', 'cast_vote', 'nothing']),
        arguments: d.pick([null, {}, { option: 'o1' }]),
      }
  }
}

const AT_ZERO = ['2 more minutes', 'decide now', 'close', 'park']

/** Anything a person may ask for, at any time; most of it makes sense now and then. */
export function randomCommand(d: Dice, state: RunState): Command {
  const seat = d.pick(['moderator', 'expert_a', 'expert_b', 'scribe', 'nobody'])
  const kinds: [() => Command, ...(() => Command)[]] = [
    () => ({ type: 'pause', when: d.pick(['now', 'after_turn']) }),
    () => ({ type: 'resume' }),
    () => ({ type: 'resume' }),
    () => ({
      type: 'say',
      text: `word ${d.below(99)}`,
      when: d.pick(['now', 'next_turn', 'end_of_item']),
      ...(d.chance(0.3) ? { to: seat } : {}),
      ...(d.chance(0.2) ? { note: true } : {}),
    }),
    () => ({ type: 'request_alternatives', count: 2 }),
    () => ({ type: 'request_risks', about: 'the roof' }),
    () => ({ type: 'call_decision' }),
    () => ({ type: 'give_floor', seat }),
    () => ({ type: 'skip_turn' }),
    () => ({ type: 'extend_timebox', timeboxId: d.pick(['b1', 'b2', 'b9']), seconds: 60 }),
    () => ({ type: 'close_item' }),
    () => ({ type: 'park_item' }),
    () => ({
      type: 'set_phase',
      phase: d.pick(['debate', 'alternatives', 'risks', 'convergence', 'decision', 'actions', 'closing']),
    }),
    () => ({
      type: 'set_budget',
      ...(d.chance(0.5) ? { maxTurns: 1 + d.below(60) } : {}),
      ...(d.chance(0.5) ? { maxMinutes: 1 + d.below(30) } : {}),
      ...(d.chance(0.3) ? { maxTokens: d.pick([null, 100, 5_000]) } : {}),
      ...(d.chance(0.2) ? { maxCostUsd: d.pick([null, 0, 5]) } : {}),
    }),
    () => ({ type: 'queue_move', seat, by: d.pick([-3, -1, 1, 2]) }),
    () => ({ type: 'cancel_command', commandId: state.queue[0]?.commandId ?? `c-${d.below(9)}` }),
    () => ({
      type: 'correct_position',
      seat,
      option: d.pick(['o1', 'o2', 'o9', null]),
      stance: d.pick([-1, 1, null]),
    }),
    () => ({
      type: 'waive',
      gate: d.pick([
        'risks',
        'rationale',
        'min_alternatives',
        'must_haves',
        'unanswered',
        'quorum',
        'approval',
      ]),
      reason: 'we know',
    }),
    () => ({
      type: 'answer',
      questionId: state.human?.questionId ?? 'h1',
      option: d.pick(['extend', 'conclude', 'decide anyway', 'no_consensus', ...AT_ZERO]),
    }),
    () => ({
      type: 'answer',
      questionId: state.human?.questionId ?? 'h2',
      text: d.pick(['- a hut\n- a tent', 'extend', 'well']),
    }),
    () => ({
      type: 'set_policy',
      policy: { name: d.pick(['fsm', 'round_robin', 'selector', 'handoff', 'gone']) },
    }),
    () => randomMending(d, state),
    ...(peopleCome(state) ? atTheTable(d, state, seat) : []),
  ]
  return d.chance(0.02) ? { type: 'stop', reason: 'enough' } : d.pick(kinds)()
}

type Kind = Extract<Command, { type: 'approve_artifact' }>['kind']

/** What people ask of the documents of a run, also once it has ended. */
export function randomMending(d: Dice, state: RunState): Command {
  const kind = d.pick<Kind>(['decision_log', 'action_items', 'summary'])
  const version = d.chance(0.3) ? { version: state.artifacts[kind]?.version ?? 1 } : {}
  if (d.chance(0.3)) return { type: 'approve_artifact', kind, ...version }
  const value = `word ${d.below(99)}`
  const patches = {
    decision_log: [
      {
        op: 'replace',
        path: d.pick(['/decision', '/title', '/status', '/rationale/0/claim']),
        value,
      } as const,
      { op: 'add', path: '/risks/-', value: { risk: value } } as const,
    ],
    action_items: [
      { op: 'add', path: '/-', value: { title: value } } as const,
      { op: 'remove', path: '/0' } as const,
      { op: 'add', path: '/0/owner', value: { name: value } } as const,
    ],
    summary: [{ op: 'replace', path: '/title', value } as const],
  }
  const patch = patches[kind]
  return { type: 'edit_artifact', kind, ...version, patch: [patch[d.below(patch.length)]!] }
}

/** People sit down at a third of the tables: elsewhere there would be too little left for the agents to say. */
const peopleCome = ({ seats }: RunState): boolean => seats.length === 6

const atTheTable = (d: Dice, state: RunState, seat: string): (() => Command)[] => [
  () => ({ type: 'mute', seat, on: d.chance(0.5) }),
  () => ({ type: 'take_seat', seat }),
  () => ({ type: 'take_seat', seat: state.turn?.seat ?? seat }),
  () => ({ type: 'leave_seat', seat: d.pick([seat, ...Object.keys(state.occupants)]) }),
  () => ({ type: 'say', text: `word ${d.below(99)}`, asSeat: state.human?.seat ?? seat }),
  () => ({ type: 'vote', option: d.pick(['o1', 'o2', null]), reason: 'so' }),
  () => ({
    type: 'answer',
    questionId: state.human?.questionId ?? 'h1',
    option: d.pick(['o1', 'pass', ...(state.human?.options ?? [])]),
    text: `because ${d.below(99)}`,
  }),
  () => ({ type: 'extend_timebox', timeboxId: state.human?.questionId ?? 'h1', seconds: 60 }),
]
