import type { Anchor, DecisionLog, LoggedVerdict } from '../../../../schemas/generated/types.ts'
import { waived } from '../../../council/record/summary.ts'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { lineOf, refOf, spoken, textOf } from '../evidence/quote.ts'
import type { Quote, Unit } from '../evidence/types.ts'
import { countWords } from '../text/words.ts'
import { CLEAR_LEAD, groundsOf } from './confidence.ts'
import { openQuestions } from './open-questions.ts'
import { verdictOf } from './scribe-alternatives.ts'
import { speech, type Speech } from './speech.ts'
import { brief, isBare, points, ruleNameOf, statement, type View } from './view.ts'
import { whyNot } from './why-not.ts'

/** The record's last word: the log as the run folded it, with what the analysis adds, and a summary for people. */
export const close = (view: View): Speech => {
  const turn = speech()
  const record = view.request.record
  const log = record?.decisionLog
  const decision = decisionLine(view)
  const tasks = record?.actionItems ?? []
  turn.say(
    view.say.closing.message({
      decision,
      dissent: log?.dissent.length ?? 0,
      questions: openQuestions(view).length,
      tasks: tasks.length,
    }),
  )
  if (log !== undefined) turn.hand('notion.decision_log', enriched(view, log))
  turn.hand('submit_summary', {
    title: view.analysis.title,
    markdown: summary(
      view,
      log,
      tasks.map((task) => task.title),
      decision,
    ),
    anchors: anchorsOf(log),
  })
  return turn
}

/** Never contradicts the record: only what it leaves empty is filled. */
export const enriched = (view: View, log: DecisionLog): DecisionLog => ({
  ...log,
  confidence: confidence(view, log),
  verdicts: log.verdicts.length > 0 ? log.verdicts : verdicts(view),
  assumptions: merged(
    log.assumptions,
    assumptions(view).map((text) => ({ text, anchors: [] })),
  ),
  open_questions: merged(
    log.open_questions,
    openQuestions(view).map(({ text, quotes }) => ({ text, anchors: quotes.map(anchorOf) })),
  ),
  dissent: log.dissent.map((one) =>
    one.would_change_mind === undefined ? { ...one, would_change_mind: changeOf(view, one.position) } : one,
  ),
})

/** The level as the votes give it, and in words what this panel's votes rest on. */
const confidence = (view: View, log: DecisionLog): DecisionLog['confidence'] => {
  const { chosen_option: chosen, consensus } = log
  if (chosen === null || log.confidence.level === null) return log.confidence
  const grounds = consensus.votes
    .filter((vote) => vote.option === chosen && vote.confidence !== null)
    .flatMap((vote) => groundsOf(view, vote.seat, chosen) ?? [])
  const [one] = grounds
  const mean = grounds.reduce((sum, { level }) => sum + level, 0) / grounds.length
  // A voter that read other sources, or a person, rests on other grounds than this seat can recount.
  if (one === undefined || Math.abs(mean - log.confidence.level) > 0.005) return log.confidence
  const basis = view.say.closing.confidence({
    votes: grounds.length,
    leads: grounds.map(({ lead }) => view.say.number(lead)),
    clear: view.say.number(CLEAR_LEAD),
    steady: view.say.percent(one.steady),
    covered: view.say.percent(one.covered),
    musts: one.openMusts.map((rule) => rule.name),
  })
  const low = log.confidence.level < SURE ? ` ${view.say.closing.low}` : ''
  return { ...log.confidence, basis: `${basis}${low}`.slice(0, 2000) }
}

/** Below this whoever voted for it would rather have said no. */
const SURE = 0.5

const merged = <T extends { text: string }>(known: readonly T[], more: readonly T[]): T[] =>
  [...known, ...more.filter((one) => !known.some((other) => other.text === one.text))].slice(0, 200)

const verdicts = (view: View): LoggedVerdict[] =>
  view.analysis.options.flatMap((option) =>
    view.analysis.rules
      .filter((rule) => !rule.fromTable)
      .map((rule) => {
        const { verdict, unit } = verdictOf(view, option.id, rule.id)
        return {
          option: option.id,
          criterion: rule.id,
          verdict,
          anchors: unit === null ? [] : statement(view, unit).quotes.map(anchorOf),
        }
      }),
  )

const assumptions = (view: View): string[] => {
  const { analysis, say } = view
  const named = analysis.rules.filter((rule) => !rule.fromTable)
  const found: string[] = []
  if (named.length === 0) found.push(say.closing.noCriteria)
  else if (new Set(named.map((rule) => rule.weight)).size === 1) found.push(say.closing.equalWeights)
  const rows = analysis.rules.filter((rule) => rule.fromTable).map((rule) => rule.name)
  if (rows.length > 0) found.push(say.closing.tableRows(rows))
  const digit = analysis.units.find(
    (unit) =>
      unit.heads.length > 0 &&
      /^\d{1,2}$/.test(textOf(unit.quote)) &&
      /cost|price|effort|risk|стоим|цен[аы]|затрат|расход|риск|срок|сложност|трудо/i.test(unit.label ?? ''),
  )
  if (digit !== undefined)
    found.push(say.closing.digits(ruleNameOf(view, digit.criteria[0]?.criterionId ?? '')))
  const missing = analysis.options
    .filter((option) => !analysis.examined.includes(option))
    .map((option) => option.brief)
  if (missing.length > 0) found.push(say.closing.unexamined(missing))
  return [...found, say.closing.method]
}

const changeOf = (view: View, position: string | null): string => {
  const flip = view.analysis.flips.find((one) => one.leaderId !== position)
  const { closing } = view.say
  if (flip !== undefined)
    return closing.mind({
      option: brief(view, flip.optionId),
      criterion: ruleNameOf(view, flip.criterionId),
      leader: brief(view, flip.leaderId),
    })
  const [first, second] = view.analysis.ranking
  if (first === undefined || second === undefined) return closing.method
  return closing.mindMargin({
    option: brief(view, first.optionId),
    next: brief(view, second.optionId),
    by: view.say.number(view.analysis.margin),
  })
}

const decisionLine = (view: View): string => {
  const chosen = view.request.board.decision?.optionId ?? null
  if (chosen !== null) return view.say.closing.decided(brief(view, chosen))
  return view.say.closing.undecided(whyNot(view) ?? view.request.board.decision?.text ?? '')
}

/** At most 200 words: the decision, what was waived for it, then reasons, dissent, tasks and questions while there is room. */
const summary = (
  view: View,
  log: DecisionLog | undefined,
  tasks: readonly string[],
  decision: string,
): string => {
  const { closing } = view.say
  const sections: [string, string[]][] = [
    [closing.headWaived, log === undefined ? [] : waived(log)],
    [closing.headReasons, (log?.rationale ?? []).slice(0, 3).map((reason) => reason.claim)],
    [
      closing.headDissent,
      (log?.dissent ?? []).slice(0, 2).map((one) => `${view.nameOf(one.seat)}: ${one.reason}`),
    ],
    [closing.headTasks, tasks.slice(0, 6)],
    [
      closing.headQuestions,
      openQuestions(view)
        .slice(0, 3)
        .map((one) => one.text),
    ],
  ]
  if (log?.chosen_option == null) sections.unshift([closing.headLeaders, standings(view)])
  const lines = [decision]
  let words = countWords(decision)
  for (const [head, items] of sections) {
    const fitting: string[] = []
    for (const item of items) {
      const size = countWords(item) + (fitting.length === 0 ? countWords(head) : 0)
      if (words + size > 200) break
      words += size
      fitting.push(`- ${item}`)
    }
    if (fitting.length > 0) lines.push(`**${head}**\n${fitting.join('\n')}`)
  }
  return lines.join('\n\n')
}

/** Of an undecided matter both leaders, each with what speaks for and against it. */
const standings = (view: View): string[] =>
  view.analysis.ranking.slice(0, 2).map(({ optionId, total }) => {
    const [pro, con] = (['for', 'against'] as const).map((side) =>
      points(view, optionId, side).find((unit) => !isBare(unit)),
    )
    const words = (unit: Unit | undefined): string | null =>
      unit === undefined ? null : textOf(spoken(unit.quote, 110))
    return view.say.closing.standing({
      option: brief(view, optionId),
      total: view.say.number(total),
      pro: words(pro),
      con: words(con),
    })
  })

const anchorsOf = (log: DecisionLog | undefined): Anchor[] =>
  (log?.rationale ?? []).flatMap((reason) => reason.anchors).slice(0, 10)

/** A quote as the record keeps it. */
export const anchorOf = (quote: Quote): Anchor => {
  const ref = refOf(quote)
  const start = ref.start ?? 0
  const isMessage = quote.origin.kind === 'message'
  return {
    quote: ref.quote,
    speaker: isMessage ? quote.origin.title : null,
    message_id: isMessage ? quote.origin.id : null,
    source_id: isMessage ? null : quote.origin.id,
    line: isMessage ? null : lineOf(quote),
    start,
    end: start + ref.quote.length,
    sha256: bytesToHex(sha256(utf8ToBytes(ref.quote))),
  }
}
