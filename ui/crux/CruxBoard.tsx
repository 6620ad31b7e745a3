import { useMemo } from 'react'
import { ENDED, mainItemId, type RunState } from '../../backend/council/state.ts'
import { AnchorChips } from '../outcome/AnchorChip.tsx'
import { Button } from '../components/Button.tsx'
import { AgainButton } from '../fork/AgainButton.tsx'
import { useAsk, useRoom, useRun } from '../room/room-context.ts'
import { Steering } from '../room/Steering.tsx'
import { asksFor } from '../words/asks.ts'
import { format } from '../words/format.ts'
import { visualWords, words } from '../words/words.ts'
import { cruxOf, type Crux, type Row } from './crux.ts'

/** What the choice rests on: each claim with what goes when it is taken out; hidden where too little carries evidence. */
export function CruxBoard() {
  const run = useRun((one) => one)
  const itemId = run.itemId ?? mainItemId(run) ?? ''
  const { claims, options, unanswered, items } = run
  // oxlint-disable-next-line react/exhaustive-deps -- the sums depend on these parts of the run alone
  const crux = useMemo(() => cruxOf(run, itemId), [claims, options, unanswered, items, itemId])
  if (!claims.isWhole) return <TooLong />
  if (crux === null) return null
  return <Board run={run} crux={crux} />
}

/** Of a long run only some claims are at hand, and sums over some are not the sums. */
const TooLong = () => (
  <section aria-label={visualWords.crux.region} className="rounded-lg border border-line bg-sheet px-4 py-3">
    <p className="text-[0.86rem] text-soft">{visualWords.crux.partly}</p>
  </section>
)

function Board({ run, crux }: { run: RunState; crux: Crux }) {
  const titleOf = (id: string) => run.options.find(({ optionId }) => optionId === id)?.title ?? id
  const sums = Object.entries(crux.sums).map(([id, sum]) => visualWords.crux.sum(titleOf(id), sum))
  return (
    <section
      aria-label={visualWords.crux.region}
      className="rounded-lg border border-line bg-sheet px-4 py-3"
    >
      <h2 className="text-[1.07rem] leading-snug">{answerOf(crux, titleOf)}</h2>
      <p className="mt-1 text-[0.86rem] text-soft">{visualWords.crux.hint}</p>
      {crux.rows.length > 0 && (
        <table className="mt-2 block w-full text-[0.93rem] [&_caption]:block [&_tbody]:block [&_td]:block [&_th]:block [&_tr]:block">
          <caption className="text-start text-[0.86rem] text-soft">
            {visualWords.crux.caption(titleOf(crux.leader), titleOf(crux.second))}
          </caption>
          <thead className="sr-only">
            <tr>
              {[
                visualWords.crux.claim,
                visualWords.crux.load,
                visualWords.crux.evidence,
                visualWords.crux.challenged,
                visualWords.crux.ifFalse,
              ].map((column) => (
                <th
                  key={column}
                  scope="col"
                  aria-sort={column === visualWords.crux.load ? 'descending' : undefined}
                >
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {crux.rows.map((row) => (
              <ClaimRow key={row.claimId} run={run} row={row} titleOf={titleOf} />
            ))}
          </tbody>
        </table>
      )}
      <details className="mt-2 text-[0.86rem] text-soft">
        <summary className="w-fit text-accent">{visualWords.crux.how}</summary>
        <p>{visualWords.crux.formula}</p>
        <p>{visualWords.crux.sums(sums)}</p>
      </details>
    </section>
  )
}

function answerOf({ rows, leader, second, lead }: Crux, titleOf: (id: string) => string): string {
  if (lead <= 0) return visualWords.crux.notCarried(titleOf(leader), titleOf(second))
  const flips = rows.filter(({ flipsTo }) => flipsTo !== null)
  const [first] = flips
  if (first !== undefined && flips.length > 1) return visualWords.crux.many(flips.length, titleOf(leader))
  if (first?.flipsTo != null) return visualWords.crux.flips(first.claim.text, titleOf(first.flipsTo))
  const tie = rows.find(({ tiesWith }) => tiesWith !== null)
  if (tie?.tiesWith != null) return visualWords.crux.ties(tie.claim.text, titleOf(tie.tiesWith))
  return visualWords.crux.firm(titleOf(leader))
}

type RowProps = { run: RunState; row: Row; titleOf: (id: string) => string }

/** A claim as a stack of lines: in the width of the panel columns would be too thin to be read. */
function ClaimRow({ run, row, titleOf }: RowProps) {
  const { claim, load, weight, kind, optionId } = row
  const side =
    kind === 'for' ? visualWords.crux.for(titleOf(optionId)) : visualWords.crux.against(titleOf(optionId))
  const percent = format().percent(load)
  return (
    <tr className="border-t border-line py-2 first:mt-2">
      <th
        scope="row"

        className="text-start font-medium"
        dir="auto"
        lang={run.meeting.language}
      >
        {claim.text}
      </th>
      <td>
        <span className="tabular text-soft">
          {visualWords.crux.load} {percent} · {visualWords.crux.weights[weight]} · {side}
        </span>
        <svg
          viewBox="0 0 100 4"
          preserveAspectRatio="none"
          aria-hidden="true"
          className="h-1.5 w-full rtl:-scale-x-100"
        >
          <rect width="100" height="4" className="fill-sunk" />
          <rect width={load * 100} height="4" className="fill-accent forced-colors:fill-[CanvasText]" />
        </svg>
      </td>
      <td className="mt-1 flex flex-wrap items-center gap-1">
        <AnchorChips anchors={claim.anchors} />
      </td>
      <td className="text-soft">
        {visualWords.crux.challenged}: <Challenges run={run} row={row} />
      </td>
      <td className="flex flex-wrap items-center gap-2">
        <IfFalse row={row} titleOf={titleOf} />
        <Steering>
          <AskAbout run={run} row={row} />
        </Steering>
        {claim.messageId !== null && (
          <AgainButton changes={{ without: [claim.claimId] }} label={words.again.withoutOf(claim.text)}>
            {words.again.without}
          </AgainButton>
        )}
      </td>
    </tr>
  )
}

function Challenges({ run, row: { challengedBy } }: { run: RunState; row: Row }) {
  const { openMessage } = useRoom()
  const nameOf = (id: string) => run.seats.find(({ seat }) => seat === id)?.name ?? id
  if (challengedBy.length === 0) return visualWords.crux.nobody
  return challengedBy.map(({ claim, answered }) => {
    const who = answered
      ? visualWords.crux.answered(nameOf(claim.seat))
      : visualWords.crux.unanswered(nameOf(claim.seat))
    return claim.messageId === null ? (
      <span key={claim.claimId}>{who}</span>
    ) : (
      <Button key={claim.claimId} small title={claim.text} onClick={() => openMessage(claim.messageId ?? '')}>
        {who}
      </Button>
    )
  })
}

function IfFalse({ row: { flipsTo, tiesWith }, titleOf }: Omit<RowProps, 'run'>) {
  if (flipsTo !== null)
    return <strong className="font-semibold text-bad">{visualWords.crux.flipsTo(titleOf(flipsTo))}</strong>
  if (tiesWith !== null)
    return <strong className="font-semibold text-warn">{visualWords.crux.tiesWith(titleOf(tiesWith))}</strong>
  return <span className="text-soft">{visualWords.crux.holds}</span>
}

function AskAbout({ run, row: { claim } }: { run: RunState; row: Row }) {
  const ask = useAsk()
  const seat = run.seats.find((one) => one.seat === claim.seat)
  if (seat === undefined || seat.role === 'observer' || ENDED.has(run.status)) return null
  return (
    <Button
      small
      aria-label={visualWords.crux.askOf(seat.name, claim.text)}
      onClick={() =>
        ask({ type: 'say', text: asksFor(run).crux(claim.text), to: claim.seat, when: 'next_turn' })
      }
    >
      {visualWords.crux.ask(seat.name)}
    </Button>
  )
}
