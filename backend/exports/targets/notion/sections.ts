import type { Anchor, DecisionLog, Edited, Support } from '../../../../schemas/generated/types.ts'
import { withoutStatus } from '../../../minutes/render/without-status.ts'
import { wordsOf } from '../../../minutes/render/words.ts'
import type { ExportRecord } from '../../../ports/export-target.ts'
import { bold, bullet, code, italic, type Line, type Section, span, text } from './lines.ts'
import type { Span } from './rich-text.ts'
import { summaryLines } from './summary-lines.ts'
import { taskLine } from './task-lines.ts'
import { wordsFor } from './words.ts'

/** The body of a decision's page, in the order in which it is read. Sections with nothing in them are left out. */
export function decisionSections(record: ExportRecord, given: { withTasks: boolean }): Section[] {
  const { decisionLog: log, summary, tasks, language } = record
  const { heads } = wordsOf(language)
  const all: [string, string, Line[]][] = [
    ['decision', heads.decision, decision(record)],
    ['summary', wordsFor(language).summary, summary === null ? [] : summaryLines(summary.markdown)],
    ['decided', heads.alsoDecided, alsoDecided(record)],
    [
      'tasks',
      heads.tasks,
      given.withTasks ? tasks.map(({ item }) => taskLine(item, wordsOf(language).tasks)) : [],
    ],
    ['alternatives', heads.alternatives, alternatives(record)],
    ['criteria', heads.criteria, criteria(record)],
    ['rationale', heads.rationale, log.rationale.map((one) => claim(record, one.claim, one))],
    ['risks', heads.risks, risks(record)],
    ['dissent', heads.dissent, dissent(record)],
    ['votes', heads.votes, votes(record)],
    ['questions', heads.questions, log.open_questions.map((one) => claim(record, one.text, one))],
    ['assumptions', heads.assumptions, log.assumptions.map((one) => claim(record, one.text, one))],
    ['forecasts', heads.forecasts, forecasts(record)],
    ['sources', heads.sources, sources(record)],
    ['provenance', heads.provenance, provenance(record)],
  ]
  return all.flatMap(([id, title, lines]) => (lines.length === 0 ? [] : [{ id, title, lines }]))
}

function decision({ decisionLog: log, legend, language }: ExportRecord): Line[] {
  const say = wordsOf(language)
  const { level, basis } = log.confidence
  const names = (people: DecisionLog['decided_by']) => people.map(({ name }) => name).join(', ')
  const wasImported = isImport(log)
  return [
    ...log.needs_review.map((reason): Line => ({
      kind: 'quote',
      spans: [bold(`${say.needsReview}: `), span(reason)],
    })),
    text(bold(`${say.question}: `), span(log.question)),
    text(bold(`${say.status[log.status]}: `), span(withoutStatus(log, say)), ...byHand(log.edited, language)),
    ...[
      ...(log.chosen_option === null ? [] : [say.decision.chosen(optionTitle(log, log.chosen_option))]),
      say.decision.confidence(level === null ? null : percent(level), basis),
      ...(wasImported ? [] : [say.decision.stakes(log, (legend.assumed ?? []).length > 0)]),
      ...(log.decided_by.length === 0 ? [] : [say.decision.decidedBy(names(log.decided_by))]),
      ...(log.approved_by.length === 0 ? [] : [say.approval.log(names(log.approved_by), log.version)]),
      say.decision.at(
        log.status === 'decided',
        wasImported ? log.decided_at.slice(0, 10) : say.decision.moment(log.decided_at),
      ),
      ...(log.review_at === undefined ? [] : [say.decision.review(log.review_at)]),
      ...(log.supersedes.length === 0 ? [] : [say.decision.replaces(log.supersedes.join(', '))]),
    ].map((said) => bullet([span(said)])),
  ]
}

function alsoDecided({ decisionLog: log, language }: ExportRecord): Line[] {
  const say = wordsOf(language)
  return log.decisions
    .filter((one) => one.text !== log.decision)
    .map((one) =>
      bullet([
        bold(`${say.status[one.status]}: `),
        span(withoutStatus({ status: one.status, decision: one.text }, say)),
        ...byHand(one.edited, language),
        ...places(one.anchors),
      ]),
    )
}

function alternatives(record: ExportRecord): Line[] {
  const { decisionLog: log, language } = record
  const say = wordsOf(language)
  return log.alternatives.map((option) => {
    const score = option.score == null ? '' : ` (${Math.round(option.score * 100) / 100})`
    const chosen = option.id === log.chosen_option ? ' ✓' : ''
    const points = (name: string, list: typeof option.pros) =>
      list.map((point) => {
        const line = claim(record, point.text, point)
        return { ...line, spans: [bold(`${name}: `), ...line.spans] }
      })
    const summary = option.summary === '' ? [] : [span(`: ${option.summary}`)]
    return bullet(
      [bold(`${option.title}${score}${chosen}`), ...summary, ...byHand(option.edited, language)],
      [...points(say.forIt, option.pros), ...points(say.against, option.cons)],
    )
  })
}

function criteria({ decisionLog: log, language }: ExportRecord): Line[] {
  const say = wordsOf(language)
  if (log.criteria.length === 0) return []
  // Notion shows some dozens of columns at best, and takes a hundred.
  const options = log.alternatives.slice(0, 50)
  const verdictOf = (option: string, criterion: string) =>
    log.verdicts.find((one) => one.option === option && one.criterion === criterion)?.verdict ?? 'unknown'
  const rows = log.criteria.map(({ id, title, weight, must }) => [
    must ? say.must(title) : title,
    String(weight),
    ...options.map((option) => say.verdict(verdictOf(option.id, id))),
  ])
  return [{ kind: 'table', rows: [[...say.columns.criteria, ...options.map(({ title }) => title)], ...rows] }]
}

function risks({ decisionLog: log, language }: ExportRecord): Line[] {
  const say = wordsOf(language)
  const [, likelihood = '', impact = '', mitigation = '', owner = '', sign = ''] = say.columns.risks
  return log.risks.map((risk) => {
    const facts: [string, string | null][] = [
      [likelihood, risk.likelihood === null ? null : say.likelihood(risk.likelihood)],
      [impact, risk.impact === null ? null : say.impact(risk.impact)],
      [mitigation, risk.mitigation],
      [owner, risk.owner ?? null],
      [sign, risk.early_sign ?? null],
    ]
    const known = facts.filter((fact): fact is [string, string] => fact[1] !== null)
    return bullet(
      [span(risk.risk), ...byHand(risk.edited, language), ...places(risk.anchors)],
      known.map(([name, value]) => bullet([bold(`${name}: `), span(value)])),
    )
  })
}

function dissent({ decisionLog: log, legend, language }: ExportRecord): Line[] {
  const say = wordsOf(language)
  return log.dissent.map(({ seat, position, reason, would_change_mind: mind, anchors }) => {
    const wanted = position === null ? '' : ` ${say.wanted(optionTitle(log, position))}`
    return bullet(
      [bold(nameOf(legend, seat)), span(`${wanted}: ${reason}`), ...places(anchors)],
      mind === undefined ? [] : [bullet([span(wordsFor(language).mind(mind))])],
    )
  })
}

function votes({ decisionLog: log, legend, language }: ExportRecord): Line[] {
  const say = wordsOf(language)
  const { method, level, votes: cast, blind_vote: blind, talk_changed_decision: changed } = log.consensus
  if (cast.length === 0) return []
  const named = (option: string | null | undefined) => (option == null ? say.none : optionTitle(log, option))
  const rows = cast.map(({ seat, option, confidence, reason }) => [
    nameOf(legend, seat),
    named(blind.votes.find((one) => one.seat === seat)?.option),
    named(option),
    confidence === null ? say.notSaid : percent(confidence),
    reason,
  ])
  return [
    { kind: 'table', rows: [say.columns.votes, ...rows] },
    text(span(say.votes({ method, level: percent(level), changed }))),
  ]
}

const forecasts = ({ decisionLog: log, language }: ExportRecord): Line[] =>
  log.forecasts.map(({ statement, probability, due }) =>
    bullet([span(wordsOf(language).forecast({ statement, share: percent(probability), due }))]),
  )

function sources({ decisionLog, legend }: ExportRecord): Line[] {
  const said = JSON.stringify(decisionLog)
  const quoted = (legend.sources ?? []).filter(({ id }) => said.includes(`"source_id":${JSON.stringify(id)}`))
  return quoted.map(({ id, title }) => bullet([code(id), span(` ${title}`)]))
}

function provenance({ decisionLog: log, link, language }: ExportRecord): Line[] {
  const { provenance: words } = wordsOf(language)
  const { provenance: from, meeting_id: meeting, run_id: run, version } = log
  const how = isImport(log) ? words.imported(from.models) : words.panel(from)
  return [
    bullet([{ text: words.run({ meeting, run, version }), link }]),
    bullet([span(how)]),
    ...(isImport(log) ? [] : [bullet([span(words.cost(log.cost))])]),
  ]
}

type Claim = { anchors: readonly Anchor[]; support?: Support; edited?: Edited }

/** What no source says must not look like a fact. */
function claim({ language }: ExportRecord, words: string, { anchors, support, edited }: Claim) {
  const unchecked = support === 'unsupported' ? [italic(` (${wordsFor(language).unchecked})`)] : []
  return {
    kind: 'bullet' as const,
    spans: [span(words), ...unchecked, ...byHand(edited, language), ...places(anchors)],
  }
}

function byHand(edited: Edited | undefined, language: 'en' | 'ru'): Span[] {
  const names = new Set(Object.values(edited ?? {}).map(({ name }) => name))
  return names.size === 0 ? [] : [italic(` (${wordsOf(language).editedBy([...names].join(', '))})`)]
}

/** Where it stands in the sources, each place once. */
function places(anchors: readonly Anchor[]): Span[] {
  const all = anchors.flatMap(({ source_id: source, message_id: message, line }) => {
    const from = source ?? message
    return from === null ? [] : [line === null ? from : `${from}:${line}`]
  })
  return [...new Set(all)].flatMap((place) => [span(' '), code(place)])
}

const isImport = ({ provenance: { panel } }: DecisionLog): boolean => panel === 'import'
const percent = (share: number): string => `${Math.round(share * 100)} %`
const optionTitle = ({ alternatives: all }: DecisionLog, id: string): string =>
  all.find((option) => option.id === id)?.title ?? id
const nameOf = ({ seats }: ExportRecord['legend'], seat: string): string =>
  seats?.find((one) => one.seat === seat)?.name ?? seat
