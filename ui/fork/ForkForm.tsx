import { useEffect, useRef, useState, type SyntheticEvent } from 'react'
import type { ForkBody } from '../../schemas/generated/types.ts'
import { go } from '../app/router.ts'
import { Button } from '../components/Button.tsx'
import { useServed } from '../components/Served.tsx'
import { TextField } from '../components/TextField.tsx'
import { livePath } from '../decision/live-path.ts'
import { pressed } from '../lib/pressed.ts'
import { has, textOf } from '../lib/reading.ts'
import type { Marks } from '../replay/marks.ts'
import { useRoom, useRun } from '../room/room-context.ts'
import { pageWords } from '../words/words.ts'
import { changesOf, draftOf, faultsOf, type ForkDraft } from './draft.ts'
import { EstimateLine } from './EstimateLine.tsx'
import { forgetFork, type ForkWish } from './fork-asked.ts'
import { messagesBy, seqAfter } from './fork-place.ts'
import { SeatChanges } from './SeatChanges.tsx'
import { Changes } from './Changes.tsx'
import { forkPath, refused, useEstimate } from './use-estimate.ts'

/** The form of a fork: where it begins, what is other, what that takes. */
export function ForkForm({ wish, marks }: { wish: ForkWish; marks: Marks }) {
  const { runId } = useRoom().session
  const run = useRun((one) => one)
  const [draft, setDraft] = useState(() =>
    draftOf(run, wish.changes, messagesBy(marks.stops, wish.atSeq ?? marks.lastSeq)),
  )
  const set = (part: Partial<ForkDraft>) => setDraft((held) => ({ ...held, ...part }))
  const faults = faultsOf(draft, marks.stops.length)
  const isPlaced = wish.changes.without !== undefined || wish.changes.message !== undefined
  const overrides = changesOf(draft, run, wish.changes)
  const body: ForkBody = {
    ...(isPlaced ? {} : { atSeq: seqAfter(marks, Number(draft.after)) }),
    overrides,
  }
  const asked = useEstimate(runId, faults === null ? body : null)
  const { start, isStarting, why } = useStart(runId)
  const said = pageWords.forkWords
  const served = useServed()
  const form = useRef<HTMLFormElement>(null)
  // The window was there before its fields.
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (faults === null) start(body)
  }
  return (
    <form ref={form} onSubmit={onSubmit} className="flex min-h-0 flex-col">
      <div className="relative grid grid-cols-1 gap-4 overflow-y-auto px-5 py-4">
        <p className="text-soft">{said.lead}</p>
        <TextField label={said.name} value={draft.name} maxLength={200} onChange={(name) => set({ name })} />
        {isPlaced ? (
          <p>{wish.changes.without === undefined ? said.fromMessage : said.fromClaim}</p>
        ) : (
          <TextField
            label={said.after}
            value={draft.after}
            onChange={(after) => set({ after })}
            hint={said.afterHint(marks.stops.length)}
            fault={faults?.after === true ? said.afterFault(marks.stops.length) : null}
          />
        )}
        <SeatChanges draft={draft} set={set} />
        <Changes draft={draft} set={set} faults={faults} />
      </div>
      <footer className="grid gap-2 border-t border-line px-5 py-3">
        <EstimateLine asked={asked} stops={marks.stops} isOffline={run.panel === 'offline'} />
        <p className="text-[0.93rem] text-soft">{said.askedAgain}</p>
        <p role="alert" className="text-bad empty:hidden">
          {why === null ? null : served(why)}
        </p>
        <div className="flex flex-wrap gap-2">
          <Button
            type="submit"
            look="main"
            disabled={isStarting || faults !== null || asked.state === 'refused'}
          >
            {isStarting ? said.starting : said.start}
          </Button>
          <Button onClick={forgetFork}>{said.cancel}</Button>
        </div>
      </footer>
    </form>
  )
}

/** Starts it, and leads to its room. */
function useStart(runId: string) {
  const [isStarting, setIsStarting] = useState(false)
  const [why, setWhy] = useState<string | null>(null)
  const start = (body: ForkBody) => {
    setIsStarting(true)
    setWhy(null)
    pressed(`fork ${runId}`, (send) => send(forkPath(runId), { body: JSON.stringify(body) })).then(
      (answer) => {
        const id = has(answer, 'run') ? textOf(answer.run, 'id') : undefined
        forgetFork()
        if (id !== undefined) go(livePath(id))
      },
      (fault: unknown) => {
        setWhy(refused(fault).why)
        setIsStarting(false)
      },
    )
  }
  return { start, isStarting, why }
}
