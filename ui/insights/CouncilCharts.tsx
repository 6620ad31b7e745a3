import { useMemo } from 'react'
import { Bars } from '../charts/Bars.tsx'
import { Columns } from '../charts/Columns.tsx'
import { Dots } from '../charts/Dots.tsx'
import { quantile } from '../charts/scale.ts'
import { clock, dayOf } from '../lib/time.ts'
import { useServed } from '../components/Served.tsx'
import { useFetched } from '../lib/use-fetched.ts'
import { format } from '../words/format.ts'
import { visualWords } from '../words/words.ts'
import { causesOf, grouped, insightsIn, sum, weekOf, type Insight } from './insights.ts'

/** Figures over the councils that have ended: each with its answer, its count, and the same as a table. */
export default function CouncilCharts() {
  const { answer, state } = useFetched('/insights/councils?limit=500')
  const councils = useMemo(() => insightsIn(answer), [answer])
  if (state === 'loading') return <p className="late text-soft">{visualWords.chart.nothing}</p>
  if (state === 'failed') return <p className="text-warn">{visualWords.insight.failed}</p>
  if (councils.length === 0) return <p className="text-soft">{visualWords.insight.none}</p>
  return (
    <section aria-label={visualWords.insight.title} className="card-columns">
      <Outcomes councils={councils} />
      <ToDecision councils={councils} />
      <Tasks councils={councils} />
      <Preparation councils={councils} />
      <Time councils={councils} />
      <Talk councils={councils} />
      <Cost councils={councils} />
      <Failures councils={councils} />
    </section>
  )
}

type Props = { councils: readonly Insight[] }
const KINDS = ['full', 'decision', 'none'] as const
// A council that took no whole second took one: 0:00 would be none.
const clockOf = (seconds: number): string => clock(Math.ceil(seconds) * 1000)
const counted = (n: number) => ({ n, count: visualWords.insight.councils(n) })

function Outcomes({ councils }: Props) {
  const weeks = grouped(
    councils.filter(({ endedAt }) => endedAt !== null),
    ({ endedAt }) => weekOf(endedAt ?? ''),
  )
  return (
    <Columns
      {...counted(councils.length)}
      title={visualWords.insight.outcomes(
        councils.filter(({ outcome }) => outcome === 'full').length,
        councils.length,
      )}
      of={visualWords.insight.week}
      parts={KINDS.map((kind) => visualWords.insight.kinds[kind])}
      columns={weeks.map(([week, those]) => ({
        label: dayOf(week),
        parts: KINDS.map((kind) => those.filter(({ outcome }) => outcome === kind).length),
      }))}
      say={(n) => format().number(n)}
      line={{ value: 0.7, label: visualWords.insight.seventy }}
      isShare
      isTime
    />
  )
}

const DECISION_TARGET = 15 * 60
const PREPARATION_TARGET = 7 * 60

function ToDecision({ councils }: Props) {
  return (
    <Times
      councils={councils}
      secondsOf={({ decidedSeconds }) => decidedSeconds}
      answer={visualWords.insight.decided}
      none={visualWords.insight.undecided}
      value={visualWords.insight.toDecision}
      target={DECISION_TARGET}
      hasP75
    />
  )
}

function Preparation({ councils }: Props) {
  return (
    <Times
      councils={councils}
      secondsOf={({ preparationSeconds }) => preparationSeconds}
      answer={visualWords.insight.prepared}
      none={visualWords.insight.unprepared}
      value={visualWords.insight.preparation}
      target={PREPARATION_TARGET}
    />
  )
}

type TimesProps = Props & {
  secondsOf: (one: Insight) => number | null
  answer: (at: string) => string
  none: string
  value: string
  target: number
  hasP75?: boolean
}

function Times({ councils, secondsOf, answer, none, value, target, hasP75 = false }: TimesProps) {
  const dots = councils.flatMap((one) => {
    const seconds = secondsOf(one)
    return seconds === null ? [] : [{ label: one.title, seconds }]
  })
  const all = dots.map(({ seconds }) => seconds)
  const [median, p75] = [quantile(all, 0.5), quantile(all, 0.75)]
  const missing = councils.length - dots.length
  return (
    <Dots
      n={dots.length}
      count={dots.length === 0 ? '' : visualWords.insight.councils(dots.length)}
      title={median === null ? none : answer(clockOf(median))}
      {...(missing > 0 ? { hint: visualWords.insight.unmeasured(missing) } : {})}
      of={visualWords.insight.council}
      value={value}
      dots={dots}
      say={clockOf}
      rules={[
        { seconds: target, label: visualWords.insight.target(clockOf(target)), isTarget: true },
        ...(median === null ? [] : [{ seconds: median, label: visualWords.insight.median(clockOf(median)) }]),
        ...(p75 === null || !hasP75 ? [] : [{ seconds: p75, label: visualWords.insight.p75(clockOf(p75)) }]),
      ]}
    />
  )
}

const [LEAST_TASKS, MOST_TASKS] = [5, 10]

function Tasks({ councils }: Props) {
  const most = Math.max(MOST_TASKS + 1, ...councils.map(({ tasks }) => tasks))
  const within = councils.filter(({ tasks }) => tasks >= LEAST_TASKS && tasks <= MOST_TASKS).length
  const all = (those: readonly Insight[]) => sum(those.map(({ tasks }) => tasks))
  return (
    <Columns
      {...counted(councils.length)}
      title={visualWords.insight.tasks(within, councils.length)}
      hint={visualWords.insight.tasksHint(
        all(councils),
        all(councils.filter(({ approved }) => approved)),
        sum(councils.map(({ exportedTasks }) => exportedTasks)),
      )}
      of={visualWords.insight.taskColumn}
      parts={[visualWords.insight.howOften]}
      columns={Array.from({ length: most + 1 }, (_, tasks) => ({
        label: String(tasks),
        parts: [councils.filter((one) => one.tasks === tasks).length],
      }))}
      say={(n) => format().number(n)}
      band={{ from: LEAST_TASKS, to: MOST_TASKS, label: visualWords.insight.band }}
      isTime
    />
  )
}

const mean = (values: readonly number[]): number => sum(values) / Math.max(1, values.length)

function Time({ councils }: Props) {
  const served = useServed()
  const rows = grouped(councils, ({ template }) => template).map(([label, those]) => ({
    label: served(label),
    parts: [mean(those.map((one) => one.plannedSeconds)), mean(those.map((one) => one.usedSeconds))],
  }))
  const over = rows.filter(({ parts: [planned = 0, used = 0] }) => used > planned).length
  return (
    <Bars
      {...counted(councils.length)}
      title={visualWords.insight.time(over, rows.length)}
      of={visualWords.insight.template}
      parts={[visualWords.insight.planned, visualWords.insight.used]}
      rows={rows}
      say={(seconds) => (seconds === null ? visualWords.chart.unknown : clockOf(seconds))}
      isGrouped
    />
  )
}

function Talk({ councils }: Props) {
  const seats = grouped(
    councils.flatMap(({ talk }) => talk),
    ({ name }) => name,
  ).map(([name, all]) => ({ name, words: sum(all.map((one) => one.words)) }))
  return <TalkBars {...counted(councils.length)} seats={seats} answer={visualWords.insight.talk} />
}

type TalkProps = {
  n: number
  count: string
  seats: readonly { name: string; words: number }[]
  answer: (who: string, share: number) => string
  level?: 2 | 3
}

/** Over many councils there are as many seats as names. */
const MOST_SEATS = 8

/** Who talks how much, beside an even share. */
export function TalkBars({ seats, answer, ...frame }: TalkProps) {
  const total = sum(seats.map((seat) => seat.words))
  const spoke = seats.filter((seat) => seat.words > 0).toSorted((a, b) => b.words - a.words)
  const [first] = spoke
  const even = 1 / Math.max(1, seats.length)
  return (
    <Bars
      {...frame}
      title={first === undefined ? visualWords.report.silent : answer(first.name, first.words / total)}
      of={visualWords.report.seat}
      parts={[visualWords.report.words]}
      rows={spoke.map((seat) => ({ label: seat.name, parts: [seat.words / total] }))}
      say={(share) => (share === null ? visualWords.chart.unknown : format().percent(share))}
      max={1}
      most={MOST_SEATS}
      mark={{ value: even, label: visualWords.report.even(even) }}
    />
  )
}

function Cost({ councils }: Props) {
  const priced = councils.flatMap(({ usd, template }) => (usd === null ? [] : [{ usd, template }]))
  const served = useServed()
  const average = mean(priced.map(({ usd }) => usd))
  // Nothing to compare where none cost anything.
  const rows = grouped(average === 0 ? [] : priced, ({ template }) => template).map(([label, those]) => ({
    label: served(label),
    parts: [mean(those.map(({ usd }) => usd))],
  }))
  const unpriced = councils.length - priced.length
  return (
    <Bars
      {...counted(priced.length)}
      title={priced.length === 0 ? visualWords.insight.uncosted : visualWords.insight.cost(average)}
      {...(unpriced > 0 ? { hint: visualWords.insight.unpriced(unpriced) } : {})}
      of={visualWords.insight.template}
      parts={[visualWords.insight.costColumn]}
      rows={rows}
      say={(usd) =>
        usd === null ? visualWords.report.notPriced : usd === 0 ? visualWords.insight.free : format().usd(usd)
      }
    />
  )
}

function Failures({ councils }: Props) {
  const causes = causesOf(councils.flatMap(({ failures }) => failures))
  return (
    <FailureBars
      {...counted(councils.length)}
      causes={causes}
      title={visualWords.insight.failures(sum(causes.map(({ count }) => count)), councils.length)}
    />
  )
}

type FailureProps = {
  n: number
  count: string
  title: string
  causes: readonly { cause: string; count: number }[]
  level?: 2 | 3
}

/** What went wrong and how often. */
export function FailureBars({ causes, ...frame }: FailureProps) {
  const named: Readonly<Record<string, string>> = visualWords.report.causes
  return (
    <Bars
      {...frame}
      of={visualWords.report.cause}
      parts={[visualWords.report.times]}
      rows={causes.map(({ cause, count }) => ({ label: named[cause] ?? cause, parts: [count] }))}
      say={(n) => (n === null ? visualWords.chart.unknown : format().number(n))}
    />
  )
}
