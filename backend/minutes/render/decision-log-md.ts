import type {
  ActionItem,
  Anchor,
  DecisionLog,
  EarlierDecision,
  Support,
} from '../../../schemas/generated/types.ts'
import { completenessOf, type Assumed } from '../completeness.ts'
import { taskLines } from './action-items-md.ts'
import { approvalLines, type TasksApproval } from './approval-md.ts'
import { byHand } from './by-hand.ts'
import { gateLines } from './gates-md.ts'
import { chips, percent, plain, section, table } from './plain.ts'
import { withoutStatus } from './without-status.ts'
import type { RenderWords } from './words-en.ts'
import { wordsOf, type Language } from './words.ts'

export { renderActionItems } from './action-items-md.ts'

/** What the log names by id only, and its language: the run that made it knows them. */
export type Legend = {
  language?: Language
  seats?: readonly { seat: string; name: string }[]
  sources?: readonly { id: string; title: string }[]
  /** The tasks of the same run: they stand on the page as well; without them nothing is said of owners and dates. */
  tasks?: readonly ActionItem[]
  /** What the meeting did not say of itself. */
  assumed?: readonly Assumed[]
  tasksApproval?: TasksApproval
  /** The decisions that the meeting is to replace, as far as they were known. */
  replaced?: readonly EarlierDecision[]
}

/** The decision log as a page to read and to print; the same function is behind `decision_log.md` and `?format=md`. */
export function renderDecisionLog(log: DecisionLog, legend: Legend = {}): string {
  const say = wordsFor(log, legend)
  const { heads } = say
  const lines = [
    `# ${plain(log.title)}`,
    '',
    `**${say.question}:** ${plain(log.question)}`,
    ...review(log, say),
    ...section(heads.decision, decision(log, legend, say)),
    ...section(heads.alsoDecided, alsoDecided(log, say)),
    ...(legend.tasks === undefined ? [] : section(heads.tasks, taskLines(legend.tasks, say))),
    ...section(heads.alternatives, alternatives(log, say)),
    ...section(heads.criteria, criteria(log, say)),
    ...section(heads.rationale, rationale(log, say)),
    ...section(heads.risks, risks(log, say)),
    ...section(heads.dissent, dissent(log, legend, say)),
    ...section(heads.votes, votes(log, legend, say)),
    ...section(heads.questions, noted(log.open_questions, say)),
    ...section(heads.assumptions, noted(log.assumptions, say)),
    ...section(heads.forecasts, forecasts(log, say)),
    ...section(heads.sources, sources(log, legend, say)),
    ...section(heads.gates, gateLines(log, say)),
    ...section(heads.completeness, completeness(log, legend)),
    ...section(heads.provenance, provenance(log, say)),
  ]
  return `${lines.join('\n')}\n`
}

/** The words of a page. Where one text was read, a place is a line of it: which text goes without saying. */
function wordsFor(log: DecisionLog, { language }: Legend): RenderWords {
  const say = wordsOf(language)
  if (!isImport(log) || quotedSources(log).size > 1) return say
  return { ...say, place: (from, line) => (line === null ? from : say.line(line)) }
}

function review({ needs_review: reasons }: DecisionLog, say: RenderWords): string[] {
  const [only, ...more] = reasons
  if (only === undefined) return []
  if (more.length === 0) return ['', `> **${say.needsReview}:** ${plain(only)}`]
  // Lines of a quote that follow each other would be one paragraph.
  return ['', `> **${say.needsReview}:**`, '>', ...reasons.map((reason) => `> - ${plain(reason)}`)]
}

function decision(log: DecisionLog, legend: Legend, say: RenderWords): string[] {
  const { level, basis } = log.confidence
  const words = say.decision
  const people = (list: DecisionLog['decided_by']) => list.map(({ name }) => plain(name)).join(', ')
  return [
    `**${say.status[log.status]}:** ${plain(withoutStatus(log, say))}${byHand(log.edited, say)}${isImport(log) ? chips(mainAnchors(log), say.place) : ''}`,
    '',
    ...(log.chosen_option === null ? [] : [`- ${words.chosen(optionTitle(log, log.chosen_option))}`]),
    `- ${words.confidence(level === null ? null : percent(level), plain(basis))}`,
    // Of minutes nobody said so; a record only has to hold a value.
    ...(isImport(log) ? [] : [`- ${words.stakes(log, (legend.assumed ?? []).length > 0)}`]),
    ...(log.decided_by.length === 0 ? [] : [`- ${words.decidedBy(people(log.decided_by))}`]),
    ...approvalLines(log, legend.tasks === undefined ? null : (legend.tasksApproval ?? null), say),
    `- ${words.at(log.status === 'decided', isImport(log) ? log.decided_at.slice(0, 10) : words.moment(log.decided_at))}`,
    ...(log.review_at === undefined ? [] : [`- ${words.review(log.review_at)}`]),
    ...(log.supersedes.length === 0 ? [] : [`- ${words.replaces(replacedWords(log, legend))}`]),
  ]
}

/** What it takes the place of, by its name where that is known. */
const replacedWords = ({ supersedes }: DecisionLog, { replaced: all = [] }: Legend): string =>
  supersedes
    .map((id) => {
      const known = all.find(({ decisionId }) => decisionId === id)
      if (known === undefined) return plain(id)
      return `${plain(known.statement)} (${plain(known.title)}, ${known.decidedAt.slice(0, 10)}, \`${id.replaceAll('`', '')}\`)`
    })
    .join(', ')

/** Whether the record was made of a text, and no council was held. */
const isImport = ({ provenance }: DecisionLog): boolean => provenance.panel === 'import'

const mainAnchors = ({ decision: main, decisions }: DecisionLog): Anchor[] =>
  decisions.find(({ text }) => text === main)?.anchors ?? []

function alsoDecided({ decisions, decision: main }: DecisionLog, say: RenderWords): string[] {
  const others = decisions.filter(({ text }) => text !== main)
  return others.map(
    ({ text, status, anchors, edited }) =>
      `- ${say.status[status]}: ${plain(withoutStatus({ status, decision: text }, say))}${byHand(edited, say)}${chips(anchors, say.place)}`,
  )
}

function alternatives(log: DecisionLog, say: RenderWords): string[] {
  const score = (value: number | null | undefined) =>
    value == null ? say.noScore : String(Math.round(value * 100) / 100)
  const rows = log.alternatives.map((option) => [
    option.id === log.chosen_option ? `**${plain(option.title)}**` : plain(option.title),
    `${plain(option.summary)}${byHand(option.edited, say)}`,
    score(option.score),
  ])
  const isBare = log.alternatives.every((option) => option.score == null && option.summary === '')
  return [
    // A table of names alone is a list.
    ...(isBare ? rows.map(([title]) => `- ${title}`) : table(say.columns.options, rows)),
    ...log.alternatives.flatMap((option) => points(option, say)),
  ]
}

function points({ title, pros, cons }: DecisionLog['alternatives'][number], say: RenderWords): string[] {
  const list = (name: string, all: typeof pros) =>
    all.length === 0
      ? []
      : [
          '',
          `${name}:`,
          '',
          ...all.map(
            ({ text, anchors, support, edited }) =>
              `- ${plain(text)}${unless(support, say)}${byHand(edited, say)}${chips(anchors, say.place)}`,
          ),
        ]
  const both = [...list(say.forIt, pros), ...list(say.against, cons)]
  return both.length === 0 ? [] : ['', `### ${plain(title)}`, ...both]
}

function criteria(log: DecisionLog, say: RenderWords): string[] {
  if (log.verdicts.length === 0 && isImport(log)) return log.criteria.map(({ title }) => `- ${plain(title)}`)
  if (log.criteria.length === 0) return []
  const verdictOf = (option: string, criterion: string) =>
    log.verdicts.find((one) => one.option === option && one.criterion === criterion)?.verdict ?? 'unknown'
  const head = [...say.columns.criteria, ...log.alternatives.map(({ title }) => plain(title))]
  const rows = log.criteria.map(({ id, title, weight, must }) => [
    must ? say.must(plain(title)) : plain(title),
    String(weight),
    ...log.alternatives.map((option) => say.verdict(verdictOf(option.id, id))),
  ])
  return table(head, rows)
}

function rationale(log: DecisionLog, say: RenderWords): string[] {
  const named = (id: string) => plain(log.criteria.find((criterion) => criterion.id === id)?.title ?? id)
  return log.rationale.map(({ claim, criterion, anchors, support, edited }) => {
    const what = criterion === undefined ? '' : named(criterion)
    const why = what === '' || plain(claim).startsWith(what) ? '' : ` (${what})`
    return `- ${plain(claim)}${why}${unless(support, say)}${byHand(edited, say)}${chips(anchors, say.place)}`
  })
}

function risks(log: DecisionLog, say: RenderWords): string[] {
  const rows = log.risks.map((risk) => [
    `${plain(risk.risk)}${byHand(risk.edited, say)}${chips(risk.anchors, say.place)}`,
    say.likelihood(risk.likelihood),
    say.impact(risk.impact),
    risk.mitigation === null ? say.noneNamed : plain(risk.mitigation),
    risk.owner == null ? say.nobodyNamed : plain(risk.owner),
    risk.early_sign == null ? say.noneNamed : plain(risk.early_sign),
  ])
  const isBare = log.risks.every(
    ({ likelihood, impact, mitigation, owner, early_sign: sign }) =>
      likelihood === null && impact === null && mitigation === null && owner == null && sign == null,
  )
  return isBare && isImport(log) ? rows.map(([risk]) => `- ${risk}`) : table(say.columns.risks, rows)
}

function dissent(log: DecisionLog, legend: Legend, say: RenderWords): string[] {
  return log.dissent.map(({ seat, position, reason, would_change_mind: mind, anchors }) => {
    const words = say.dissent({
      name: nameOf(legend, seat),
      // Minutes tell who was against, seldom what they wanted instead.
      wanted:
        position !== null ? say.wanted(optionTitle(log, position)) : isImport(log) ? null : say.noOption,
      reason: plain(reason),
      chips: chips(anchors, say.place),
      mind: mind === undefined ? null : plain(mind),
    })
    return `- ${words}`
  })
}

function votes(log: DecisionLog, legend: Legend, say: RenderWords): string[] {
  const { method, level, votes: cast, blind_vote: blind, talk_changed_decision: changed } = log.consensus
  const first = (seat: string) => blind.votes.find((one) => one.seat === seat)
  const named = (option: string | null | undefined) => (option == null ? say.none : optionTitle(log, option))
  const rows = cast.map(({ seat, option, confidence, reason }) => [
    nameOf(legend, seat),
    named(first(seat)?.option),
    named(option),
    confidence === null ? say.notSaid : percent(confidence),
    plain(reason),
  ])
  if (rows.length === 0) return []
  return [
    ...table(say.columns.votes, rows),
    '',
    say.votes({ method: plain(method), level: percent(level), changed }),
  ]
}

const nameOf = ({ seats }: Legend, seat: string): string =>
  plain(seats?.find((one) => one.seat === seat)?.name ?? seat)

/** What the chips stand for: the sources that the log quotes. */
function sources(log: DecisionLog, legend: Legend, say: RenderWords): string[] {
  const quoted = quotedSources(log)
  return (legend.sources ?? [])
    .filter(({ id }) => quoted.has(id))
    .map(({ id, title }) =>
      say.place === undefined ? `- \`${id.replaceAll('`', '')}\` ${plain(title)}` : `- ${plain(title)}`,
    )
}

// Anchors stand on every level of a log, and each new kind of entry brings more of them.
function quotedSources(value: unknown, found = new Set<unknown>()): Set<unknown> {
  if (typeof value !== 'object' || value === null) return found
  for (const [field, inner] of Object.entries(value)) {
    if (field === 'source_id') {
      if (inner !== null) found.add(inner)
    } else quotedSources(inner, found)
  }
  return found
}

function noted(entries: DecisionLog['assumptions'], say: RenderWords): string[] {
  return entries.map(
    ({ text, anchors, edited }) => `- ${plain(text)}${byHand(edited, say)}${chips(anchors, say.place)}`,
  )
}

function forecasts(log: DecisionLog, say: RenderWords): string[] {
  return log.forecasts.map(
    ({ statement, probability, due }) =>
      `- ${say.forecast({ statement: plain(statement), share: percent(probability), due })}`,
  )
}

/** What the record has and lacks; the gates that were kept stand in their own section. */
function completeness(log: DecisionLog, { tasks, language, assumed }: Legend): string[] {
  const kept = new Set<string>(log.gates.map(({ gate }) => gate))
  return completenessOf(log, tasks ?? null, language, assumed)
    .filter(({ code }) => !kept.has(code))
    .map(({ passed, text }) => `- ${passed ? '✓' : '○'} ${plain(text)}`)
}

function provenance(log: DecisionLog, say: RenderWords): string[] {
  const { provenance: from, cost, meeting_id: meeting, run_id: run, version } = log
  const words = say.provenance
  if (isImport(log))
    return [
      `- ${words.imported(from.models.map(plain))}`,
      `- ${words.run({ meeting: `\`${meeting}\``, run: `\`${run}\``, version })}`,
    ]
  return [
    `- ${words.run({ meeting: `\`${meeting}\``, run: `\`${run}\``, version })}`,
    `- ${words.panel({
      panel: plain(from.panel),
      models: from.models.map(plain),
      template: plain(from.template),
      policy: plain(from.policy),
    })}`,
    `- ${words.cost(cost)}`,
    `- ${words.log(from.log_seq, `\`${from.log_hash}\``)}`,
  ]
}

/** What no source says must not look like a fact. */
const unless = (support: Support, say: RenderWords): string =>
  support === 'unsupported' ? ` *(${say.unsupported})*` : ''

function optionTitle({ alternatives: all }: DecisionLog, id: string): string {
  return plain(all.find((option) => option.id === id)?.title ?? id)
}
