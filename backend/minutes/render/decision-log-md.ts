import type { DecisionLog } from '../../../schemas/generated/types.ts'
import { chips, percent, plain, section, table, unlessSupported } from './plain.ts'

export { renderActionItems } from './action-items-md.ts'

/** What the log names by id only: the run that made it knows the seats' names and the sources' titles. */
export type Legend = {
  seats?: readonly { seat: string; name: string }[]
  sources?: readonly { id: string; title: string }[]
}

/** The decision log as a page to read and to print; the same function is behind `decision_log.md` and `?format=md`. */
export function renderDecisionLog(log: DecisionLog, legend: Legend = {}): string {
  const lines = [
    `# ${plain(log.title)}`,
    '',
    `**Question:** ${plain(log.question)}`,
    ...review(log),
    ...section('Decision', decision(log)),
    ...section('Also decided', alsoDecided(log)),
    ...section('Alternatives', alternatives(log)),
    ...section('Criteria', criteria(log)),
    ...section('Rationale', rationale(log)),
    ...section('Risks', risks(log)),
    ...section('Dissent', dissent(log, legend)),
    ...section('Votes', votes(log, legend)),
    ...section('Open questions', noted(log.open_questions)),
    ...section('Assumptions', noted(log.assumptions)),
    ...section('Forecasts', forecasts(log)),
    ...section('Sources', sources(log, legend)),
    ...section('Gates', gates(log)),
    ...section('Provenance', provenance(log)),
  ]
  return `${lines.join('\n')}\n`
}

const STATUS: Record<DecisionLog['status'], string> = {
  decided: 'Decided',
  no_consensus: 'No consensus',
  deferred: 'Deferred',
  escalated: 'Escalated',
}

function review({ needs_review: reasons }: DecisionLog): string[] {
  return reasons.length === 0 ? [] : ['', ...reasons.map((reason) => `> **Needs review:** ${plain(reason)}`)]
}

function decision(log: DecisionLog): string[] {
  const { level, basis } = log.confidence
  const people = (list: DecisionLog['decided_by']) => list.map(({ name }) => plain(name)).join(', ')
  return [
    `**${STATUS[log.status]}:** ${plain(withoutStatus(log))}`,
    '',
    ...(log.chosen_option === null ? [] : [`- Chosen: ${optionTitle(log, log.chosen_option)}`]),
    `- Confidence: ${level === null ? 'not known' : percent(level)}${basis === '' ? '' : ` (${plain(basis)})`}`,
    `- ${log.reversibility}, stakes ${log.stakes}`,
    ...(log.decided_by.length === 0 ? [] : [`- Decided by: ${people(log.decided_by)}`]),
    ...(log.approved_by.length === 0 ? [] : [`- Approved by: ${people(log.approved_by)}`]),
    `- ${log.status === 'decided' ? 'Decided' : 'Closed without a decision'} at: ${log.decided_at}`,
    ...(log.review_at === undefined ? [] : [`- To be reviewed: ${log.review_at}`]),
    ...(log.supersedes.length === 0 ? [] : [`- Replaces: ${log.supersedes.map(plain).join(', ')}`]),
  ]
}

/** A decision that was not taken says so itself, in the words that its status already said. */
function withoutStatus({ status, decision: text }: Pick<DecisionLog, 'status' | 'decision'>): string {
  const said = `${STATUS[status]}: `.toLowerCase()
  const rest = text.toLowerCase().startsWith(said) ? text.slice(said.length) : text
  return rest.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
}

function alsoDecided({ decisions, decision: main }: DecisionLog): string[] {
  const others = decisions.filter(({ text }) => text !== main)
  return others.map(
    ({ text, status, anchors }) =>
      `- ${STATUS[status]}: ${plain(withoutStatus({ status, decision: text }))}${chips(anchors)}`,
  )
}

function alternatives(log: DecisionLog): string[] {
  const score = (value: number | null | undefined) =>
    value == null ? 'none' : String(Math.round(value * 100) / 100)
  const rows = log.alternatives.map((option) => [
    option.id === log.chosen_option ? `**${plain(option.title)}**` : plain(option.title),
    plain(option.summary),
    score(option.score),
  ])
  return [...table(['Option', 'Summary', 'Score'], rows), ...log.alternatives.flatMap(points)]
}

function points({ title, pros, cons }: DecisionLog['alternatives'][number]): string[] {
  const list = (name: string, all: typeof pros) =>
    all.length === 0
      ? []
      : [
          '',
          `${name}:`,
          '',
          ...all.map(
            ({ text, anchors, support }) => `- ${plain(text)}${unlessSupported(support)}${chips(anchors)}`,
          ),
        ]
  const both = [...list('For', pros), ...list('Against', cons)]
  return both.length === 0 ? [] : ['', `### ${plain(title)}`, ...both]
}

function criteria(log: DecisionLog): string[] {
  if (log.criteria.length === 0) return []
  const verdictOf = (option: string, criterion: string) =>
    log.verdicts.find((one) => one.option === option && one.criterion === criterion)?.verdict ?? 'unknown'
  const head = ['Criterion', 'Weight', ...log.alternatives.map(({ title }) => plain(title))]
  const rows = log.criteria.map(({ id, title, weight, must }) => [
    `${plain(title)}${must ? ' (must)' : ''}`,
    String(weight),
    ...log.alternatives.map((option) => verdictOf(option.id, id)),
  ])
  return table(head, rows)
}

function rationale(log: DecisionLog): string[] {
  const named = (id: string) => plain(log.criteria.find((criterion) => criterion.id === id)?.title ?? id)
  return log.rationale.map(({ claim, criterion, anchors, support }) => {
    const what = criterion === undefined ? '' : named(criterion)
    const why = what === '' || plain(claim).startsWith(what) ? '' : ` (${what})`
    return `- ${plain(claim)}${why}${unlessSupported(support)}${chips(anchors)}`
  })
}

function risks(log: DecisionLog): string[] {
  const rows = log.risks.map((risk) => [
    `${plain(risk.risk)}${chips(risk.anchors)}`,
    risk.likelihood ?? 'not said',
    risk.impact ?? 'not said',
    risk.mitigation === null ? 'none named' : plain(risk.mitigation),
    risk.owner == null ? 'nobody named' : plain(risk.owner),
    risk.early_sign == null ? 'none named' : plain(risk.early_sign),
  ])
  return table(['Risk', 'Likelihood', 'Impact', 'Mitigation', 'Owner', 'Early sign'], rows)
}

function dissent(log: DecisionLog, legend: Legend): string[] {
  return log.dissent.map(({ seat, position, reason, would_change_mind: mind, anchors }) => {
    const wanted = position === null ? 'no option' : optionTitle(log, position)
    const change = mind === undefined ? '' : ` Would change their mind: ${plain(mind)}`
    return `- **${nameOf(legend, seat)}** for ${wanted}: ${plain(reason)}${chips(anchors)}${change}`
  })
}

function votes(log: DecisionLog, legend: Legend): string[] {
  const { method, level, votes: cast, blind_vote: blind, talk_changed_decision: changed } = log.consensus
  const first = (seat: string) => blind.votes.find((one) => one.seat === seat)
  const named = (option: string | null | undefined) => (option == null ? 'none' : optionTitle(log, option))
  const rows = cast.map(({ seat, option, confidence, reason }) => [
    nameOf(legend, seat),
    named(first(seat)?.option),
    named(option),
    confidence === null ? 'not said' : percent(confidence),
    plain(reason),
  ])
  if (rows.length === 0) return []
  const talk =
    changed === null
      ? ''
      : changed
        ? ' The talk changed the decision.'
        : ' The talk did not change the decision.'
  return [
    ...table(['Seat', 'Blind', 'Vote', 'Confidence', 'Reason'], rows),
    '',
    `By ${plain(method)}, agreement ${percent(level)}.${talk}`,
  ]
}

const nameOf = ({ seats }: Legend, seat: string): string =>
  plain(seats?.find((one) => one.seat === seat)?.name ?? seat)

/** What the chips stand for: the sources that the log quotes. */
function sources(log: DecisionLog, legend: Legend): string[] {
  const quoted = quotedSources(log)
  return (legend.sources ?? [])
    .filter(({ id }) => quoted.has(id))
    .map(({ id, title }) => `- \`${id.replaceAll('`', '')}\` ${plain(title)}`)
}

// Anchors stand on every level of a log, and each new kind of entry brings more of them.
function quotedSources(value: unknown, found = new Set<unknown>()): Set<unknown> {
  if (typeof value !== 'object' || value === null) return found
  for (const [field, inner] of Object.entries(value)) {
    if (field === 'source_id') found.add(inner)
    else quotedSources(inner, found)
  }
  return found
}

function noted(entries: DecisionLog['assumptions']): string[] {
  return entries.map(({ text, anchors }) => `- ${plain(text)}${chips(anchors)}`)
}

function forecasts(log: DecisionLog): string[] {
  return log.forecasts.map(
    ({ statement, probability, due }) => `- ${plain(statement)} (${percent(probability)}, by ${due})`,
  )
}

function gates(log: DecisionLog): string[] {
  return log.gates.map(({ gate, passed, missing, waived_by: person }) => {
    const waived = person === undefined ? '' : ` Waived by ${plain(person.name)}.`
    // What is missing is told in whole sentences already.
    const lacks =
      missing.length === 0
        ? ''
        : ` Missing: ${missing.map((one) => plain(one).replace(/\.$/, '')).join('; ')}.`
    return `- ${gate.replaceAll('_', ' ')}: ${!passed ? 'failed' : missing.length > 0 ? 'not failed, not settled' : 'passed'}.${lacks}${waived}`
  })
}

function provenance({
  provenance: from,
  cost,
  meeting_id: meeting,
  run_id: run,
  version,
}: DecisionLog): string[] {
  const price = cost.usd === null ? 'price not known' : `${cost.usd} USD`
  return [
    `- Meeting \`${meeting}\`, run \`${run}\`, version ${version}`,
    `- Panel ${plain(from.panel)}${from.models.length === 0 ? '' : `, ${from.models.map(plain).join(', ')}`}; template ${plain(from.template)}, policy ${plain(from.policy)}`,
    `- ${cost.turns} turns, ${Math.round(cost.seconds)} s, ${cost.tokens} tokens, ${price}`,
    `- Log up to seq ${from.log_seq}, hash \`${from.log_hash}\``,
  ]
}

function optionTitle({ alternatives: all }: DecisionLog, id: string): string {
  return plain(all.find((option) => option.id === id)?.title ?? id)
}
