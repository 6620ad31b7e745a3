import { useEffect, useState, type SyntheticEvent } from 'react'
import { Button } from '../components/Button.tsx'
import { useServed } from '../components/Served.tsx'
import { TextField } from '../components/TextField.tsx'
import { ApiRefusal } from '../lib/api.ts'
import { faultsOf } from '../preparation/Faults.tsx'
import { pageWords } from '../words/words.ts'
import { reasonInWords } from './in-words.ts'
import { sendPage } from './use-uploads.ts'

type Props = { onAdded: (name: string, sourceId: string) => void; onCancel: () => void }

/** The address of a page that this server fetches and reads. */
export function PageAddress({ onAdded, onCancel }: Props) {
  const [url, setUrl] = useState('')
  const [isSending, setIsSending] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const served = useServed()
  const said = pageWords.knowledgeWords
  useEffect(() => document.getElementById(ADDRESS)?.focus(), [])
  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (isSending) return
    if (url.trim() === '') return setFault(said.addressMissing)
    setIsSending(true)
    setFault(null)
    try {
      onAdded(url.trim(), await sendPage(url.trim()))
    } catch (error) {
      const placed = error instanceof ApiRefusal ? error.places[0]?.message : undefined
      setFault(
        placed === undefined
          ? served(faultsOf(error).join(' '))
          : reasonInWords(said.thisAddress, served(placed)),
      )
      setIsSending(false)
      document.getElementById(ADDRESS)?.focus()
    }
  }
  return (
    <form
      aria-label={said.addPage}
      onSubmit={(event) => void send(event)}
      className="mt-3 grid max-w-[54rem] grid-cols-1 gap-3"
    >
      <TextField
        id={ADDRESS}
        label={said.address}
        hint={said.addressHint}
        placeholder="https://"
        value={url}
        maxLength={2000}
        fault={fault}
        onChange={setUrl}
      />
      <p className="flex flex-wrap gap-2">
        <Button type="submit" look="main" aria-disabled={isSending}>
          {isSending ? said.keeping : said.addPage}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {said.cancel}
        </Button>
      </p>
    </form>
  )
}

const ADDRESS = 'page-address'
