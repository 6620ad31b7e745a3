import { useEffect, useState, type SyntheticEvent } from 'react'
import { Button } from '../components/Button.tsx'
import { TextField } from '../components/TextField.tsx'
import { Faults, faultsOf } from '../preparation/Faults.tsx'
import { pageWords } from '../words/words.ts'
import { sendText } from './use-uploads.ts'

type Props = { onAdded: (title: string, sourceId: string) => void; onCancel: () => void }

/** A text with its title, as it is pasted; nothing of it is lost while it is refused. */
export function PasteText({ onAdded, onCancel }: Props) {
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const [isSending, setIsSending] = useState(false)
  const [faults, setFaults] = useState<readonly string[]>([])
  const said = pageWords.knowledgeWords
  useEffect(() => document.getElementById(TITLE)?.focus(), [])
  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (isSending) return
    setTried(true)
    setFaults([])
    if (title.trim() === '') return document.getElementById(TITLE)?.focus()
    if (text.trim() === '') return document.getElementById(TEXT)?.focus()
    setIsSending(true)
    try {
      onAdded(title.trim(), await sendText(title.trim(), text))
    } catch (fault) {
      setFaults(faultsOf(fault))
      setIsSending(false)
    }
  }
  return (
    <form
      aria-label={said.pasteText}
      onSubmit={(event) => void send(event)}
      className="mt-3 grid max-w-[54rem] grid-cols-1 gap-3"
    >
      <TextField
        id={TITLE}
        label={said.textTitle}
        hint={said.textTitleHint}
        value={title}
        maxLength={300}
        fault={tried && title.trim() === '' ? said.textTitleMissing : null}
        onChange={setTitle}
      />
      <TextField
        id={TEXT}
        type="lines"
        tall
        label={said.text}
        hint={said.textHint}
        value={text}
        fault={tried && text.trim() === '' ? said.textMissing : null}
        onChange={setText}
      />
      <Faults faults={faults} />
      <p className="flex flex-wrap gap-2">
        <Button type="submit" look="main" aria-disabled={isSending}>
          {isSending ? said.keeping : said.keep}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {said.cancel}
        </Button>
      </p>
    </form>
  )
}

const [TITLE, TEXT] = ['pasted-title', 'pasted-text']
