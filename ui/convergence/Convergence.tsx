import { useMemo } from 'react'
import type { Step } from '../../backend/council/timeline/trail.ts'
import { ENDED, type RunState } from '../../backend/council/state.ts'
import { TableTwin } from '../charts/ChartFrame.tsx'
import { Button } from '../components/Button.tsx'
import { CruxBoard } from '../crux/CruxBoard.tsx'
import { clock } from '../lib/time.ts'
import { useAsk, useRoomNow, useRun, useView } from '../room/room-context.ts'
import { Steering } from '../room/Steering.tsx'
import { elapsedAt } from '../run/time-view.ts'
import { visualWords } from '../words/words.ts'
import { adviceOf, type Advice } from './call.ts'
import { traceAt, walked, type Trace } from './trace.ts'
import { TraceChart } from './TraceChart.tsx'

/** Whether questions close fast enough, whether talk still adds anything, and what the choice rests on. */
export default function Convergence() {
  const run = useRun((one) => one)
  const trail = useView((view) => view.trail)
  const now = useRoomNow(run.status === 'running')
  const elapsed = elapsedAt(run, now)
  const counted = useMemo(() => walked(trail ?? NO_STEPS), [trail])
  const trace = traceAt(run, counted, elapsed)
  const advice = adviceOf(run, trace)
  const isPartly = trail !== null && trail.length > 0 && trail.at(0) === undefined
  return (
    <>
      <section className="grid gap-2 rounded-lg border border-line bg-sheet px-4 py-3">
        <h2 className="text-[1.07rem] leading-snug">{answerOf(trace, advice)}</h2>
        <p className="tabular text-[0.86rem] text-soft">{paceOf(trace, ENDED.has(run.status))}</p>
        {isPartly && <p className="text-[0.86rem] text-warn">{visualWords.trace.partly}</p>}
        <Steering>
          <CallButton advice={advice} />
        </Steering>
        <TraceChart trace={trace} hasEnded={ENDED.has(run.status)} />
        <p className="text-[0.86rem] text-soft">{visualWords.trace.rule}</p>
        <TableTwin name={visualWords.trace.chart} table={tableOf(run, trace)} />
      </section>
      <Unanswered run={run} advice={advice} />
      <CruxBoard />
    </>
  )
}

const NO_STEPS: readonly Step[] = []

/** The answer in a sentence or two. */
export function answerOf(trace: Trace, advice: Advice): string {
  const { raised, closed, last, nowMs } = trace
  const told = visualWords.trace
  const said = [raised === 0 ? told.nothing : told.closed(closed, raised, clock(nowMs))]
  if (last.turns > 0) said.push(told.last(last.turns, last.newClaims))
  if (advice.kind === 'call') said.push(told.timeToCall)
  if (advice.kind === 'unanswered') said.push(told.unanswered(advice.objections.length, advice.risks.length))
  return said.join(' ')
}

function paceOf({ forecastMs, totalMs, raised, closed }: Trace, hasEnded: boolean): string {
  const said: string[] = []
  if (!hasEnded && raised > closed)
    said.push(
      forecastMs === null ? visualWords.trace.noForecast : visualWords.trace.forecast(clock(forecastMs)),
    )
  if (totalMs !== null) said.push(visualWords.trace.target(clock(totalMs)))
  return said.join(' ')
}

function CallButton({ advice }: { advice: Advice }) {
  const ask = useAsk()
  if (advice.kind !== 'call') return null
  return (
    <Button look="main" onClick={() => ask({ type: 'call_decision' })} className="justify-self-start">
      {visualWords.trace.call}
    </Button>
  )
}

/** What stands against a call, in its own words. */
function Unanswered({ run, advice }: { run: RunState; advice: Advice }) {
  if (advice.kind !== 'unanswered') return null
  const claims = run.claims.among(run.claims.length, ({ claimId }) => advice.objections.includes(claimId))
  const risks = run.risks.filter(({ riskId }) => advice.risks.includes(riskId))
  const texts = [...claims.map(({ text }) => text), ...risks.map(({ risk }) => risk)]
  return (
    <section className="rounded-lg border border-line bg-sheet px-4 py-3">
      <h3 className="font-sans">{visualWords.trace.open}</h3>
      <ul lang={run.meeting.language} className="mt-1 grid list-disc gap-1 ps-4">
        {texts.map((text, at) => (
          <li key={at} dir="auto">
            {text}
          </li>
        ))}
      </ul>
    </section>
  )
}

function tableOf(run: RunState, { turns }: Trace) {
  const { trace } = visualWords
  const nameOf = (id: string) => run.seats.find(({ seat }) => seat === id)?.name ?? id
  return {
    columns: [trace.turn, trace.speaker, trace.time, trace.raised, trace.closedColumn, trace.claims],
    rows: turns.map((one) => [
      String(one.turn),
      nameOf(one.seat),
      clock(one.elapsedMs),
      String(one.raised),
      String(one.closed),
      String(one.newClaims),
    ]),
  }
}
