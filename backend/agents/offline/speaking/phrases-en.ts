import type { Phase } from '../../../../schemas/generated/types.ts'
import { bold, count, either, list } from './phrases-en-words.ts'
import { actions } from './phrases-en-actions.ts'
import { judging } from './phrases-en-judging.ts'

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The rules' own words for it may stand in `why`; they are not said twice. */
const undecided = (why: string): string =>
  /^No (?:decision|consensus)\b/.test(why) ? why : `No decision: ${why}.`

/**
 * Every sentence the panel can say, in English; another language stands beside it in a file of the same shape.
 * Each names an option, a criterion, a number or a quote: what says nothing of this meeting is not said.
 */
export const en = {
  judging,
  bold,
  quote: (text: string): string => `“${text}”`,
  /** Of a mark or a bare word: what it stands under. */
  under: (quoted: string, label: string): string => `${quoted} under ${bold(label)}`,
  number: (value: number, digits = 2): string => {
    const text = value.toFixed(digits)
    return /[1-9]/.test(text) ? text.replace('-', '−') : text.replace('-', '')
  },
  percent: (share: number): string => `${Math.round(share * 100)}%`,
  other: 'points under no criterion',
  opening: {
    noModel: 'No language model is running: this panel finds passages, quotes and counts.',
    earlier: (p: {
      title: string
      statement: string
      day: string
      relation: 'repeats' | 'supersedes'
      more: number
    }) =>
      `${p.relation === 'supersedes' ? 'This meeting is to replace' : 'This was decided before, and it stands'}: “${p.statement}” (${p.title}, ${p.day})${p.more > 0 ? `; ${count(p.more, 'more decision concerns', 'more decisions concern')} the same` : ''}.`,
    table: (p: { options: number; criteria: number; musts: number; passages: number; sources: number }) =>
      `On the table: ${count(p.options, 'option', 'options')}, ${count(p.criteria, 'criterion', 'criteria')} (${count(p.musts, 'must-have', 'must-haves')}), ${count(p.passages, 'passage', 'passages')} about them in ${count(p.sources, 'source', 'sources')}.`,
    unexamined: (names: string[]) => `No source examines ${list(names.map(bold))}.`,
    silent: (names: string[], more: number) =>
      `No source speaks of ${list(names.map(bold))}${more > 0 ? ` or ${count(more, 'other criterion', 'other criteria')}` : ''}.`,
    noOptions:
      'No option is on the table, and this panel invents none: name at least two, and it can weigh them.',
    noCriteria: (rows: number) =>
      rows > 0
        ? `The meeting names no criteria; ${count(rows, 'row', 'rows')} of a table stand in for them.`
        : 'The meeting names no criteria; points for and against are counted.',
    scale: 'Scores run from −1, all against, to 1, all for.',
  },
  position: {
    none: (names: string[]) =>
      `I take no position: no source examines ${names.length === 0 ? 'any option' : list(names.map(bold))}.`,
    noneStill: 'As said: no source speaks of the options.',
    notYet: 'I have taken no position on this item.',
    withoutOptions: (phase: Phase) => `No option is on the table: ${phase} has nothing to weigh.`,
    first: (p: { option: string; total: string; next: string | null; nextTotal: string }) =>
      p.next === null
        ? `I put ${bold(p.option)} first (${p.total}); it is the only option that a source examines.`
        : `I put ${bold(p.option)} first (${p.total} against ${p.nextTotal} for ${p.next}).`,
    gain: (p: { criterion: string; quote: string; other: string | null; next: string }) =>
      `Its gain is on ${bold(p.criterion)}: ${p.quote}.${p.other === null ? '' : ` For ${p.next}: ${p.other}.`}`,
    forIt: (quote: string) => `For it stands: ${quote}.`,
    againstIt: (quote: string) => `Against it: ${quote}.`,
    noCons: (option: string) =>
      `No source lists a point against ${bold(option)}; that is a gap, not a merit.`,
    coverage: (p: { option: string; met: number; of: number; must: boolean }) =>
      `${p.option} has a source for ${p.met} of ${p.of} ${p.must ? 'must-haves' : 'criteria'}.`,
    failed: (p: { criterion: string; quote: string }) =>
      `On the must-have ${bold(p.criterion)} the source says ${p.quote}.`,
    nearest: (p: { criterion: string; quote: string }) =>
      `On ${bold(p.criterion)} the nearest passage is ${p.quote}.`,
    gap: (p: { criterion: string; option: string }) =>
      `No passage settles ${bold(p.criterion)} for ${p.option}.`,
    hedge: (quote: string) => `One support is hedged by its own author: ${quote}.`,
  },
  debate: {
    differ: (p: { a: string; x: string; b: string; y: string; criterion: string | null }) =>
      `${p.a} puts ${bold(p.x)} first, ${p.b} ${bold(p.y)}.${p.criterion === null ? '' : ` The widest gap is on ${bold(p.criterion)}: settle that first.`}`,
    agree: (p: { option: string; next: string | null; seat: string }) =>
      p.next === null
        ? `All experts put ${bold(p.option)} first.`
        : `All experts put ${bold(p.option)} first. ${p.seat}, make the best case for ${bold(p.next)}.`,
    open: (p: { seat: string; criterion: string; option: string }) =>
      `${p.seat}, the objection to ${bold(p.option)}${p.criterion === '' ? '' : ` on ${bold(p.criterion)}`} waits for your answer.`,
    settled: (p: { leader: string; total: string; next: string | null; nextTotal: string }) =>
      `With no objection open, ${bold(p.leader)} stands at ${p.total}${p.next === null ? '' : `, ${p.next} at ${p.nextTotal}`}.`,
    object: (p: {
      seat: string
      criterion: string
      option: string
      quote: string
      mine: string
      better: string | null
    }) =>
      `${p.seat}, against ${bold(p.option)}${p.criterion === '' ? '' : ` on ${bold(p.criterion)}`} stands ${p.quote}.${p.better === null ? '' : ` For ${p.mine} I read ${p.better}.`} What is your answer?`,
    role: (p: { next: string }) => `Asked to argue for ${bold(p.next)}; this is a role, not my position.`,
    case: (p: { criterion: string; next: string; quote: string; leader: string; other: string | null }) =>
      `${p.criterion === '' ? '' : `On ${bold(p.criterion)}, `}${p.next} has ${p.quote}.${p.other === null ? '' : ` For ${p.leader}: ${p.other}.`}`,
    noCase: (p: { next: string; leader: string }) =>
      `I find no passage in which ${bold(p.next)} beats ${bold(p.leader)}.`,
    wouldFlip: (p: { option: string; criterion: string; leader: string }) =>
      `What would put ${bold(p.leader)} first: a source that settles ${bold(p.criterion)} for ${p.option}.`,
    noFlip: (leader: string) => `No single open fact would take ${bold(leader)} from the first place.`,
    against: (quote: string) => `Against that stands: ${quote}.`,
    sameSentence: (quote: string) => `The same sentence goes on: ${quote}.`,
    sameThere: (p: { option: string; quote: string }) =>
      `The same stands against ${bold(p.option)}: ${p.quote}.`,
    keep: (p: { option: string; total: string }) => `I keep ${bold(p.option)} (${p.total}).`,
    concede: (p: { criterion: string; option: string; before: string; after: string }) =>
      `I have no passage that answers this and now count ${bold(p.criterion)} for ${p.option} lower: ${p.before} → ${p.after}`,
    counted: (p: { criterion: string; option: string; value: string }) =>
      `I have no passage that answers this; my score counts it already (${p.criterion} for ${p.option}: ${p.value})`,
    stillFirst: (p: { option: string; total: string; next: string | null; nextTotal: string }) =>
      `; ${bold(p.option)} stays first (${p.total}${p.next === null ? '' : ` against ${p.nextTotal} for ${p.next}`}).`,
    change: (p: { option: string; total: string; before: string; beforeTotal: string }) =>
      `; that puts ${bold(p.option)} first (${p.total} against ${p.beforeTotal} for ${p.before}), so I change my position.`,
    further: (p: { option: string; quote: string }) => `For ${bold(p.option)} stands also ${p.quote}.`,
    whatAgainst: (names: string[]) =>
      `Nobody is asked for a position here. What do the sources say against ${list(names.map(bold))}?`,
    whatElse: 'What else?',
    speaksAgainst: (p: { option: string; quote: string }) => `Against ${bold(p.option)} speaks ${p.quote}.`,
    allNamed: 'The sources name nothing further against the options.',
    leftOver: (left: number) =>
      `I add nothing here; ${count(left, 'passage', 'passages')} against the options are left for the decision.`,
    nothingLeft: (p: { option: string; total: string }) =>
      `I hold ${bold(p.option)} at ${p.total} and object to nothing further.`,
  },
  alternatives: {
    title: judging.legend,
    criterion: 'Criterion',
    must: (name: string) => `${name} (must)`,
    points: 'For · against',
    total: 'Mean score',
    merge: (p: { a: string; b: string; quote: string }) =>
      `One passage names ${bold(p.a)} and ${bold(p.b)} together: ${p.quote}. Taking both could be put on the table.`,
    noMerge: (names: string[]) =>
      `This panel invents no option. No passage offers two of ${list(names.map(bold))} as one; a further option needs a source or a person.`,
    none: 'No option is on the table, so there is nothing to lay side by side.',
  },
  risks: {
    ask: (p: { option: string }) =>
      `Suppose ${bold(p.option)} was taken and a year has passed: why did it fail, why did it succeed beyond hope, and what showed it first?`,
    askTwo: (p: { option: string; next: string }) =>
      `Suppose ${bold(p.option)} or ${bold(p.next)} was taken and a year has passed: why did it fail, why did it succeed beyond hope, and what showed it first?`,
    none: (names: string[]) =>
      `Without passages on ${names.length === 0 ? 'an option' : list(names.map(bold))} no risk can be quoted.`,
    failed: (p: { option: string; quotes: string[] }) =>
      `If ${bold(p.option)} failed, the sources name why: ${list(p.quotes)}.`,
    open: (p: { option: string; criterion: string }) =>
      `It may also fail on ${bold(p.criterion)}, which no source settles for ${p.option}.`,
    worked: (p: { option: string; quotes: string[] }) =>
      `If ${bold(p.option)} succeeded beyond hope, these carried it: ${list(p.quotes)}.`,
    sign: (criteria: string[]) =>
      `Whether ${list(criteria.map(bold))} ${criteria.length === 1 ? 'holds' : 'hold'} after the change would show it.`,
    further: (p: { option: string; quotes: string[] }) =>
      `Further against ${bold(p.option)}: ${list(p.quotes)}.`,
    nothing: (option: string) => `The sources name no further risk of ${bold(option)}.`,
    openRisk: (p: { option: string; criterion: string }) => `${p.option}: no source settles ${p.criterion}.`,
    firstFigures: (criterion: string) => `the first figures on ${criterion}`,
  },
  convergence: {
    uncited: (p: { names: string[]; quotes: string[] }) =>
      `Nobody has cited these passages on ${list(p.names.map(bold))}: ${list(p.quotes)}; does one of them move you?`,
    unshared: (seats: string[], n: number, places: string[]) =>
      `Nobody has spoken yet of ${count(n, 'passage', 'passages')} that only one of you has read (${list(seats)})${places.length > 0 ? `: ${list(places)}` : ''}. Say it, or say why it changes nothing.`,
    only: (quotes: string[]) => `Only I have read this: ${list(quotes)}.`,
    allCited: (p: { names: string[] }) =>
      `Every passage on ${list(p.names.map(bold))} that weighs has been cited.`,
    hold: (p: { option: string; total: string; next: string | null; nextTotal: string }) =>
      `I hold ${bold(p.option)}: ${p.total}${p.next === null ? '' : ` against ${p.nextTotal} for ${p.next}`}.`,
    move: (p: { option: string; total: string; before: string }) =>
      `I move from ${p.before} to ${bold(p.option)} (${p.total}).`,
    said: (p: { name: string; quote: string; option: string; before: string; after: string }) =>
      `${p.name} said ${p.quote}; that takes ${bold(p.option)} from ${p.before} to ${p.after}.`,
    mind: (p: { option: string; criterion: string; leader: string }) =>
      `A source that settles ${bold(p.criterion)} for ${p.option} would move me to ${p.leader}.`,
    steady: (option: string) => `No single open fact would move me from ${bold(option)}.`,
  },
  decision: {
    call: (p: { leader: string; total: string; next: string; nextTotal: string; open: number }) =>
      `I call the vote: ${bold(p.leader)} leads with ${p.total} against ${p.nextTotal} for ${bold(p.next)}; ${count(p.open, 'objection is', 'objections are')} open.`,
    breakTie: (p: { leader: string; total: string; next: string; nextTotal: string }) =>
      `The votes are tied and I break the tie for ${bold(p.leader)}: before anyone was persuaded it led with ${p.total} against ${p.nextTotal} for ${p.next}.`,
    decide: (p: { leader: string; total: string; next: string; nextTotal: string }) =>
      `The experts have voted, and it is mine to decide: ${bold(p.leader)}. Before anyone was persuaded it led with ${p.total} against ${p.nextTotal} for ${p.next}.`,
    callNone: 'I call the vote; no option has been examined by a source.',
    callOne: (option: string) =>
      `I call the vote: ${bold(option)} is the only option that a source examines.`,
    vote: (p: { option: string; total: string; next: string; nextTotal: string; robust: string | null }) =>
      `I vote for ${bold(p.option)}: ${p.total} against ${p.nextTotal} for ${p.next}.${judging.steady(p.option, p.robust)}`,
    own: (p: { option: string; total: string }) => `My own score puts ${bold(p.option)} first (${p.total}).`,
    dissent: (p: { option: string; quote: string | null }) =>
      `My position stays ${bold(p.option)}${p.quote === null ? '' : `: ${p.quote}`}.`,
    abstain: (why: string) => `I abstain: ${why}.`,
    close: (p: { leader: string; total: string; next: string; nextTotal: string; robust: string | null }) =>
      `${bold(p.leader)} and ${bold(p.next)} are too close (${p.total} against ${p.nextTotal} before anyone was persuaded${p.robust === null ? '' : `; the first stays first in ${p.robust} of 200 re-weightings of the criteria by ±50 %`})`,
    fragile: (p: { leader: string; next: string; robust: string | null }) =>
      p.robust === null
        ? `${bold(p.leader)} leads ${bold(p.next)} by too little`
        : `${bold(p.leader)} leads ${bold(p.next)}, but stays first in only ${p.robust} of 200 re-weightings of the criteria by ±50 %`,
    unlabelled: (p: { leader: string; next: string; share: string }) =>
      `only ${p.share} of what speaks for or against ${bold(p.leader)} was marked as such by its author, so neither it nor ${bold(p.next)} can be judged from words alone`,
    unexamined: (names: string[]) =>
      `no source examines ${list(names.map(bold))}, so there is nothing to compare`,
    noOptions: 'no option is on the table',
    record: (p: {
      option: string
      votes: number
      of: number
      total: string
      next: string | null
      nextTotal: string
      robust: string | null
    }) =>
      `Decided by these sources and weights: ${bold(p.option)}, ${p.votes} of ${count(p.of, 'vote', 'votes')}. Score ${p.total}${p.next === null ? '' : `; ${p.next} ${p.nextTotal}`}.${judging.steady(p.option, p.robust)}`,
    recordTie: (p: {
      option: string
      votes: number
      of: number
      total: string
      next: string | null
      nextTotal: string
    }) =>
      `Decided by the moderator, who broke a tie: ${bold(p.option)}, ${p.votes} of ${count(p.of, 'vote', 'votes')}. The experts now score ${p.option} ${p.total}${p.next === null ? '' : `, ${p.next} ${p.nextTotal}`}; the tie went by the scores before anyone was persuaded.`,
    recordNone: undecided,
    gatesPassed: (options: number, risks: number) =>
      `On record: ${count(options, 'option', 'options')}, ${count(risks, 'risk', 'risks')}.`,
    mustFailed: (p: { criterion: string; option: string; quote: string }) =>
      `On the must-have ${bold(p.criterion)} the source says ${p.quote} of ${p.option}.`,
    gateFailed: (p: { criterion: string; option: string; quote: string }) =>
      `The must-have ${bold(p.criterion)} is not met by ${p.option}: ${p.quote}. It holds the decision until a person waives it.`,
    reason: (p: { option: string; total: string; next: string; nextTotal: string }) =>
      `${p.option} scores ${p.total}, ${p.next} ${p.nextTotal}, by these sources and weights.`,
  },
  actions,
  closing: {
    message: (p: { decision: string; dissent: number; questions: number; tasks: number }) =>
      `Log and summary are written: ${p.decision} ${capital(count(p.dissent, 'dissent', 'dissents'))}, ${count(p.questions, 'open question', 'open questions')}, ${count(p.tasks, 'task', 'tasks')}.`,
    decided: (option: string) => `Decided: ${bold(option)}.`,
    undecided,
    headWaived: 'Waived',
    headReasons: 'Reasons',
    headLeaders: 'The leaders',
    standing: (p: { option: string; total: string; pro: string | null; con: string | null }) =>
      `${p.option} (${p.total})${p.pro === null ? '' : `; for it: “${p.pro}”`}${p.con === null ? '' : `; against it: “${p.con}”`}`,
    headDissent: 'Dissent',
    headTasks: 'Tasks',
    headQuestions: 'Open questions',
    question: (p: { criterion: string; options: string[]; leaders: string[]; holds: boolean }) =>
      `${either(p.options)}: ${p.criterion}? No source settles it; a clear ${p.holds ? 'yes' : 'no'} would put ${either(p.leaders)} first.`,
    questionHedged: (p: { criterion: string; options: string[]; leaders: string[] }) =>
      `${either(p.options)}: is ${p.criterion} as the source says with a reservation? If not, ${either(p.leaders)} leads.`,
    questionGap: (p: { criterion: string; option: string }) =>
      `${p.option}: ${p.criterion}? No source settles it.`,
    questionSilent: (p: { criterion: string; options: string[] }) =>
      `${either(p.options)}: ${p.criterion}? No source speaks of it.`,
    questionOptions: 'Which options are there? None is on the table.',
    questionOption: (option: string) => `What speaks for and against ${option}? No source examines it.`,
    questionClose: (p: { leader: string; next: string; criterion: string }) =>
      `Is ${p.leader} or ${p.next} better on ${p.criterion}? It parts the two leaders.`,
    equalWeights: 'All criteria weigh the same, since the meeting gives no weights.',
    noCriteria: 'The meeting names no criteria; points for and against are counted.',
    tableRows: (rows: string[]) => `Rows of a table count as criteria of their own: ${list(rows)}.`,
    digits: (row: string) => `In the table a higher number counts as better, also on ${row}.`,
    unexamined: (names: string[]) =>
      `${list(names)} ${names.length === 1 ? 'was' : 'were'} not weighed: no source examines ${names.length === 1 ? 'it' : 'them'}.`,
    method: 'The reading holds for these sources and weights; no language model took part.',
    mind: (p: { option: string; criterion: string; leader: string }) =>
      `A source that settles ${p.criterion} for ${p.option} would put ${p.leader} first.`,
    confidence: (p: {
      votes: number
      leads: string[]
      clear: string
      steady: string
      covered: string
      musts: string[]
    }) =>
      `${p.votes === 1 ? 'Of the one vote for it' : `The mean of the ${p.votes} votes for it, each`} the weakest of three: the lead in the voter’s own score (${list(p.leads)}; ${p.clear} counts in full), the share of re-weightings that leave it first (${p.steady}), the share of the criteria by weight of which a source speaks plainly (${p.covered}). At most 90%${p.musts.length === 0 ? '' : `, and 50% while ${list(p.musts)} ${p.musts.length === 1 ? 'is' : 'are'} open`}; it is no probability.`,
    low: 'It is low: less than half.',
    mindMargin: (p: { option: string; next: string; by: string }) =>
      `New passages that close the gap of ${p.by} between ${p.option} and ${p.next}.`,
  },
  extra: {
    said: (quote: string) => `Noted: ${quote}.`,
    countsFor: (p: { option: string; criterion: string | null }) =>
      `It counts as a passage on ${bold(p.option)}${p.criterion === null ? '' : ` (${p.criterion})`}.`,
    waitsForBlindRound:
      'The blind round is still to come: my position comes there, so that no other seat follows it.',
    leads: (phase: Phase) => `I lead and hold no option; in the phase “${phase}” the other seats speak.`,
    tasksLater: 'Tasks follow once the decision stands.',
    gate: (p: { option: string; quote: string }) => `For the record on ${bold(p.option)}: ${p.quote}.`,
    gateNothing: (missing: string) => `The sources hold nothing that would fill this: ${missing}.`,
    allTold: (title: string) => `Every passage on ${bold(title)} that weighs has been cited.`,
    observe: (p: { options: number }) => `${count(p.options, 'option is', 'options are')} on the table.`,
  },
}

export type Phrases = typeof en
