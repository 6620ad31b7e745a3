import { useState, type SyntheticEvent } from 'react'
import { go } from '../app/router.ts'
import { Button } from '../components/Button.tsx'
import { TextField } from '../components/TextField.tsx'
import { ApiRefusal, call } from '../lib/api.ts'
import { textOf } from '../lib/reading.ts'
import { Faults, faultsOf } from '../preparation/Faults.tsx'
import type { ShownTemplate } from '../registry/read-registry.ts'
import { pageWords } from '../words/words.ts'

/** A template of one's own, as this one is now. */
export function Duplicate({ template, onCancel }: { template: ShownTemplate; onCancel: () => void }) {
  const { registry } = pageWords
  const [title, setTitle] = useState(registry.copyOf(template.title))
  const [id, setId] = useState(`${template.id}-2`)
  const [faults, setFaults] = useState<readonly string[]>([])
  const [idFault, setIdFault] = useState<string | null>(null)
  const make = async (event: SyntheticEvent) => {
    event.preventDefault()
    setFaults([])
    setIdFault(null)
    try {
      const path = `/templates/${encodeURIComponent(template.id)}/duplicate`
      const made = await call(path, { method: 'POST', body: JSON.stringify({ id, title }) })
      go(`/templates/${encodeURIComponent(textOf(made, 'id') ?? id)}`)
    } catch (fault) {
      const isTaken = fault instanceof ApiRefusal && fault.status === 409
      const wrongId =
        fault instanceof ApiRefusal ? fault.places.find(({ pointer }) => pointer === '/id') : undefined
      if (isTaken) setIdFault(fault.message)
      else if (wrongId !== undefined) setIdFault(wrongId.message)
      else setFaults(faultsOf(fault))
    }
  }
  return (
    <form
      onSubmit={(event) => void make(event)}
      aria-label={registry.duplicate}
      className="appear mb-6 grid max-w-[40rem] grid-cols-1 gap-3 rounded-lg border border-line bg-sheet p-4"
    >
      <TextField label={registry.copyTitle} value={title} maxLength={200} onChange={setTitle} />
      <TextField label={registry.copyId} value={id} maxLength={60} fault={idFault} onChange={setId} />
      <Faults faults={faults} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="main">
          {registry.make}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {registry.cancel}
        </Button>
      </div>
    </form>
  )
}
