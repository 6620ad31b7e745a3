import { useState } from 'react'
import { announce } from '../app/announcer.tsx'
import { ConfirmDialog } from '../components/Dialog.tsx'
import { call } from '../lib/api.ts'
import { Faults, faultsOf } from '../preparation/Faults.tsx'
import { pageWords } from '../words/words.ts'
import { originOf, type Source } from './source.ts'

type Props = {
  /** The one that is to go; null: nothing is asked. */
  source: Source | null
  onClose: () => void
  onRemoved: () => void
}

/** Asks before a source is taken out, and says what goes with it. */
export function RemoveSource({ source, onClose, onRemoved }: Props) {
  const [faults, setFaults] = useState<readonly string[]>([])
  // What is said stays while the window closes.
  const [last, keep] = useState(source)
  if (source !== null && source !== last) keep(source)
  const said = pageWords.knowledgeWords
  const remove = async ({ id, title }: Source) => {
    try {
      await call(`/knowledge/sources/${encodeURIComponent(id)}`, { method: 'DELETE' })
      announce(said.removed(title))
      setFaults([])
      onRemoved()
    } catch (fault) {
      setFaults(faultsOf(fault))
    }
  }
  return (
    <>
      <Faults faults={faults} />
      {last !== null && (
        <ConfirmDialog
          open={source !== null}
          onOpenChange={(open) => !open && onClose()}
          title={said.removeTitle(last.title)}
          text={whatGoes(last)}
          keep={said.keepIt}
          act={said.remove}
          onAct={() => void remove(last)}
        />
      )}
    </>
  )
}

function whatGoes({ origin, chunks }: Source): string {
  const from = originOf(origin)
  const said = pageWords.knowledgeWords
  return from.how === 'place' ? said.removeFile(chunks, from.name) : said.removeSent(chunks)
}
