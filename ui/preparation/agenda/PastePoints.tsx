import { useId, useState } from 'react'
import { announce } from '../../app/announcer.tsx'
import { Button } from '../../components/Button.tsx'
import { pageWords } from '../../words/words.ts'
import type { Point } from '../draft/form.ts'
import { Faults, faultsOf } from '../Faults.tsx'
import { fieldId } from '../place-of.ts'
import type { Table } from '../use-table.ts'
import { proposeItems } from './propose-items.ts'

/** Points that stand somewhere as text become items, with times, and with what is to be decided among them. */
export function PastePoints({ table }: { table: Table }) {
  const { form, change } = table
  const [isOpen, open] = useState(false)
  const [text, setText] = useState('')
  const [before, setBefore] = useState<{ agenda: readonly Point[] | null } | null>(null)
  const { isReading, faults, propose } = useProposal(table)
  const id = useId()
  const onPropose = async () => {
    const points = await propose(text)
    if (points === null) return
    setBefore({ agenda: form.agenda })
    change({ agenda: points })
    open(false)
    setText('')
    announce(pageWords.prepare.proposed(points.length))
    document.getElementById(fieldId('/agenda/0/title'))?.focus()
  }
  return (
    <div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          small
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => open(!isOpen)}
        >
          {pageWords.prepare.pastePoints}
        </Button>
        {before !== null && !isOpen && (
          <p className="flex items-center gap-2 text-soft">
            {pageWords.prepare.proposed(form.agenda?.length ?? 0)}
            <Button
              small
              look="quiet"
              onClick={() => {
                change(before)
                setBefore(null)
              }}
            >
              {pageWords.prepare.undo}
            </Button>
          </p>
        )}
      </div>
      {isOpen && (
        <div
          id={id}
          className="appear mt-3 grid grid-cols-1 gap-2 rounded-lg border border-line bg-sheet p-3"
        >
          <label htmlFor={`${id}-text`} className="text-soft">
            {pageWords.prepare.points}
          </label>
          <textarea
            id={`${id}-text`}
            rows={6}
            value={text}
            onChange={(event) => setText(event.target.value)}
            aria-describedby={`${id}-hint`}
            className="w-full resize-y rounded-md border border-edge bg-paper px-3 py-2"
          />
          <p id={`${id}-hint`} className="text-[0.93rem] text-soft">
            {pageWords.prepare.pointsHint}
          </p>
          <Faults faults={faults} />
          <p>
            <Button disabled={isReading} onClick={() => void onPropose()}>
              {isReading ? pageWords.prepare.filling : pageWords.prepare.propose}
            </Button>
          </p>
        </div>
      )}
    </div>
  )
}

function useProposal({ wholeMinutes }: Table) {
  const [isReading, setIsReading] = useState(false)
  const [faults, setFaults] = useState<readonly string[]>([])
  const propose = async (text: string): Promise<readonly Point[] | null> => {
    setIsReading(true)
    setFaults([])
    try {
      const points = await proposeItems(text, wholeMinutes)
      if (points.length > 0) return points
      setFaults([pageWords.prepare.noPoints])
    } catch (fault) {
      setFaults(faultsOf(fault))
    } finally {
      setIsReading(false)
    }
    return null
  }
  return { isReading, faults, propose }
}
