import type {
  ConsensusMethod,
  Phase,
  Gate,
  Outcome,
  Quality,
  ReasonCode,
  Role,
} from '../../../schemas/generated/types.ts'
import { percent } from '../decisions/method-name.ts'
import type { Floor } from '../turn-state.ts'
import type { TurnTask } from '../turn-task.ts'

/** What the rules themselves put on record, in English; another language stands beside it in a file of the same shape. */
export const en = {
  phase: (phase: Phase): string => phase,
  decision: {
    chosen: (p: { title: string; moderator: 'breaks_tie' | 'decides' | null }) =>
      p.moderator === 'decides'
        ? `The moderator chooses ${p.title}, having heard the votes of the experts.`
        : `The council chooses ${p.title}${p.moderator === null ? '' : ': the votes were tied and the moderator broke the tie'}.`,
    escalated: 'No decision: a gate failed and nobody ruled on it, so things stay as they are.',
    deferred: 'No decision was taken; the item is deferred.',
    ruledOut: 'No consensus: a gate failed and a person did not decide anyway.',
    noConsensus: (p: Shortfall) => `No consensus: ${shortOf(p)}.`,
    none: 'No decision was taken.',
    holds: (p: { seat: string; title: string }) => `${p.seat} holds ${p.title}.`,
  },
  gates: {
    alternatives: (there: number, wanted: number) => `${there} of ${wanted} alternatives are on the table.`,
    rationale: (title: string) => `No reason for “${title}” is carried by a quote.`,
    risks: 'No risk has been named.',
    fewRisks: (p: { title: string; there: number; wanted: number }) =>
      `${p.there} of ${p.wanted} risks of “${p.title}” have been named.`,
    mitigations: (p: { title: string; there: number; wanted: number }) =>
      `${p.there} of ${p.wanted} risks of “${p.title}” say what lowers them.`,
    quorum: (p: { voted: number; of: number; silent: string[] }) =>
      `${p.voted} of ${p.of} experts have voted; not ${p.silent.join(', ')}.`,
    approval: 'No person has approved the decision log yet.',
    fails: (p: { title: string; criterion: string }) => `“${p.title}” fails the must-have “${p.criterion}”.`,
    unchecked: (p: { title: string; criterion: string }) =>
      `Unchecked: nothing settles the must-have “${p.criterion}” for “${p.title}”.`,
    unanswered: (claimId: string) => `The objection ${claimId} is not answered.`,
    actionItems: (made: number, wanted: number) => `${made} of ${wanted} action items.`,
  },
  confidence: {
    none: 'No vote for a chosen option stated a confidence.',
    one: 'The confidence of the one vote for the chosen option that states one.',
    mean: (votes: number) => `The mean confidence of the ${votes} votes for the chosen option.`,
    low: 'It is low: less than half.',
  },
  tasks: {
    findOut: (text: string) => `Find out: ${text}`,
    findOutFor: (title: string, text: string) => `Find out for ${title}: ${text}`,
    liveWith: (risk: string) => `Agree how to live with: ${risk}`,
    openQuestion: 'an open question of the council',
    openRisk: 'a risk without a mitigation',
    notStated: 'not stated',
    addedBy: (name: string) => `added by ${name}`,
  },
  summary: { waived: 'Waived', reasons: 'Because', dissent: 'Dissent', tasks: 'Tasks', questions: 'Open' },
  unshared: {
    reasons: {
      voted: 'It was asked for, and nobody took it up before the vote.',
      hurried: 'The vote was called before anybody could speak of it.',
      left: 'The item was left before anybody took it up.',
    },
  },
  parked: (title: string) => `“${title}” was parked and is not decided.`,
  review: {
    approval: 'The approval of a person is missing.',
    rebuilt: 'The scribe handed in no valid decision log; this one was rebuilt from the run log.',
    budget: (code: ReasonCode, phase: Phase) => `The run ended at its budget (${code}) in phase ${phase}.`,
    ended: (status: 'stopped' | 'failed', phase: Phase) => `run ${status} in phase ${phase}`,
  },
  status: {
    opens: 'The council opens.',
    outcome: {
      decided: 'The council has decided.',
      no_consensus: 'The council found no consensus.',
      deferred: 'The decision is deferred.',
      escalated: 'A person was needed and did not answer; things stay as they are.',
    } satisfies Record<Outcome, string>,
    budgetAfter: 'The budget ended after the decision.',
    budgetBefore: 'The budget ended before the council was done; the decision is deferred.',
    paused: (name: string) => `Paused by ${name}.`,
    resumed: (name: string) => `Resumed by ${name}.`,
    stopped: (name: string) => `Stopped by ${name}.`,
    called: 'A person called the decision.',
    timeUp: 'The time for this item is up, so it is decided now.',
    next: (from: Phase, to: Phase) => `${from} → ${to}`,
    item: (p: { id: string; title: string }) => `Item ${p.id}: ${p.title}`,
    itemAgain: (p: { id: string; title: string }) => `Back to item ${p.id}: ${p.title}`,
    itemsClosed: 'Every item is closed: what follows from it?',
    led: (phase: Phase) => `A person leads the discussion to ${phase}.`,
    withdrawn: (name: string) => `${name} settled what was asked, so the question is withdrawn.`,
    answered: 'The question was answered.',
    defaulted: 'Nobody answered in time, so the default stands.',
    nobodySpeaks: (phase: Phase) =>
      `Nobody can speak in the phase ${phase}, and the table leads nowhere from it.`,
    noReason: 'No reason was given.',
  },
  turn: {
    budget: 'the budget is spent',
    stopped: 'the run was stopped',
    failed: 'the run failed',
    skipped: (name: string) => `skipped by ${name}`,
    noAnswer: (attempts: number, reason: string) => `No answer after ${attempts} attempts: ${reason}`,
    nobodySpeaks: (reason: string) =>
      `The model that speaks for the seats gives no answer, so the run ends here. ${reason} Mend that and start the council again.`,
  },
  ask: {
    gate: (gate: Gate, missing: string) => `The gate “${gate}” is not passed: ${missing} Decide anyway?`,
    escalation: (gate: Gate, missing: string) => `The gate ${gate} failed: ${missing}`,
    budget: (code: string) =>
      `The budget is spent (${code}). Extend it by half, once, or conclude with what was said?`,
    time: (p: { title: string }) => `The time for “${p.title}” is up. What now?`,
    options: 'The meeting names no options and none stand in its sources. What are the options? One a line.',
  },
  people: {
    asks: ({ name, role, phase, task, method, deputy }: AskedOfPerson) => {
      const else_ = deputy ? 'your deputy speaks' : 'the floor passes on'
      return `${name}, you have the floor. ${taskInWords(task, method) ?? phaseInWords(phase, role)} Without an answer in time ${else_}.`
    },
    deputy: (name: string) => `${name} (deputy)`,
    chooses: (word: string) => `${word}.`,
    spoke: (name: string) => `${name} has spoken.`,
    passes: (name: string) => `${name} lets the floor pass on.`,
    leaves: (name: string) => `${name} left the seat; its agent speaks.`,
    missed: (name: string) => `${name} did not speak in time; the floor passes on.`,
    deputySpeaks: (name: string) => `${name} did not speak in time; the deputy speaks.`,
    gone: (name: string) =>
      `${name} let two turns go by; the seat's agent speaks until ${name} takes the seat again.`,
    goesOn: 'The council goes on.',
    settled: {
      answered: (name: string) => `${name} answered first: the first valid answer stands.`,
      defaulted: 'Nobody answered before the deadline, so the default stands.',
      withdrawn: 'The question was withdrawn, so nothing waits for an answer any more.',
    },
  },
  floor: {
    asked: ({ seat, why }: Floor) => `${seat} was ${why}.`,
    tied: 'the vote is tied, so the moderator votes or abstains.',
    decides: 'the experts have voted, and the moderator decides.',
    moved: (seat: string) => `${seat} is next in the order that a person set.`,
    alone: (seat: string) => `it is ${seat}\u2019s.`,
    inPhase: (phase: Phase, why: string) => `Phase ${phase}: ${why}`,
    /** Why the order of the round gives a seat the floor; `why` says it in English. */
    ordered: (p: { why: string; seat: string; waiting: number | null; after: string | null }): string =>
      p.why,
    /** The order decides where something else should have; `order` is its reason. */
    instead: (why: string, order: string) => `${why}, so the order decides: ${order}`,
    handed: (p: { from: string; to: string; why?: string | null }) =>
      `${p.from} handed the floor to ${p.to}${p.why ? `: ${p.why}` : '.'}`,
    turnedTo: (p: { from: string; to: string }) => `${p.from} turned to ${p.to}.`,
    handedInVain: (p: { from: string; to: string }) => `${p.from} named ${p.to}, who may not speak now`,
    handedToNobody: 'nobody was handed the floor',
    selected: (seat: string, why: string) => `${seat} was selected${why === '' ? '.' : `: ${why}`}`,
    modelChooses: (seats: readonly string[]) => `the model chooses among ${seats.join(', ')}.`,
    speakerNames: (seats: readonly string[]) =>
      `whoever has spoken names the next of ${seats.join(', ')}; if nobody is named, the order decides.`,
    selectedInVain: (seat: string) => `${seat} was selected, who may not speak now`,
    noneSelected: (why: string) => `nobody was selected (${why})`,
    policyGone: (name: string) => `the policy “${name}” is not loaded here`,
    policyChose: (name: string, seat: string) => `the policy “${name}” chose ${seat}.`,
    policyNobody: (name: string) => `the policy “${name}” chose nobody`,
    policyIllegal: (name: string, seat: string) =>
      `the policy “${name}” chose ${seat}, who may not speak now`,
    policyLater: (name: string) => `the policy “${name}” gave a promise instead of an answer`,
    policyNoAnswer: (name: string) => `the policy “${name}” gave something that is no answer`,
    policyFailed: (name: string, why: string) => `the policy “${name}” failed (${why})`,
  },
}

export type Wording = typeof en

/** What the votes fell short of: the method, the option that led, and who stands between it and a decision. */
export type Shortfall = Quality['consensus'] & {
  leader: string | null
  against: string[]
  abstained: string[]
}

function shortOf({ method, threshold, leader, against, abstained }: Shortfall): string {
  const more = threshold === 0.5 ? 'half' : percent(threshold)
  switch (method) {
    case 'majority':
      return `no option has the votes of more than ${more} of the experts`
    case 'weighted':
      return `no option has more than ${more} of the weight of the experts’ votes`
    case 'supermajority':
      return `no option has the votes of at least ${percent(threshold)} of the experts`
    case 'unanimity':
      return [
        'the experts do not all vote for one option',
        against.length > 0 && leader !== null && `for another than ${leader}: ${against.join(', ')}`,
        abstained.length > 0 && `no vote: ${abstained.join(', ')}`,
      ]
        .filter((part) => part !== false)
        .join('; ')
    case 'consent':
      return leader === null
        ? 'nobody votes for any option'
        : against.length === 0
          ? 'several options lead alike, and the moderator put none forward'
          : `there are reasons against ${leader}, given by ${against.join(', ')}`
    case 'moderator':
      return 'the moderator chose no option'
  }
}

/** What a person is asked with the floor. */
export type AskedOfPerson = {
  name: string
  role: Role
  phase: Phase
  task: TurnTask
  method: ConsensusMethod
  deputy: boolean
}

/** What one vote can do, where it is more than one of many. */
const VOTES: Partial<Record<ConsensusMethod, string>> = {
  unanimity: ' Nothing is decided unless all agree, and nobody abstains.',
  consent: ' A reason for another option than the one that leads stops it; without a reason you let it pass.',
  moderator: ' The moderator decides; your vote is advice.',
}

function taskInWords(task: TurnTask, method: ConsensusMethod): string | null {
  const about = 'about' in task && task.about !== undefined ? ` (${task.about})` : ''
  switch (task.kind) {
    case 'speak':
      return null
    case 'vote':
      return `How do you vote, and why?${VOTES[method] ?? ''}`
    case 'tie_break':
      return 'The votes are tied. Which option do you choose, or do you abstain?'
    case 'decide':
      return 'The experts have voted, and their votes are advice. Which option do you decide on, and why?'
    case 'alternatives':
      return `Which other options are there${about}?`
    case 'risks':
      return `What could go wrong${about}, and how would one see it early?`
    case 'gate':
      return `This is missing: ${task.missing.join(' ')} What can you add?`
  }
}

function phaseInWords(phase: Phase, role: Role): string {
  switch (phase) {
    case 'opening':
      return 'Open the council: what is to be decided, and what matters?'
    case 'positions':
      return 'Which option do you hold, and why? Nobody reads it before everybody has answered.'
    case 'debate':
      return 'What do you say to what was said so far?'
    case 'alternatives':
      return 'Which other options are there, and what speaks for and against them?'
    case 'risks':
      return 'It is a year later. It failed: why? It succeeded beyond hope: why? And by what would one have seen each early?'
    case 'convergence':
      return 'What can be agreed on, and what is still open?'
    case 'decision':
      return role === 'scribe' ? 'Put the decision into words.' : 'Say what is put to the vote.'
    case 'actions':
      return 'Who does what, and by when?'
    case 'closing':
      return 'Sum up what was decided, and what is still open.'
  }
}
