import { TextDrop } from '../components/TextDrop.tsx'
import { words } from '../words/words.ts'

/** What the API takes in one body (SECURITY point 18). */
const MOST_BYTES = 1_000_000

const FILES = '.md,.markdown,.txt,.json,.yaml,.yml,text/markdown,application/json'

type Props = {
  value: string
  onChange: (text: string) => void
  onFault: (fault: string) => void
  /** Ctrl or Cmd with Enter in the field: what was written is ready. */
  onReady: () => void
}

/** The agenda: typed, pasted, opened, dropped, or one of the examples. */
export function AgendaField({ value, onChange, onFault, onReady }: Props) {
  const open = async (file: File | undefined) => {
    if (file === undefined) return
    const text = await textOf(file)
    if ('fault' in text) onFault(text.fault)
    else onChange(text.text)
  }
  return (
    <TextDrop
      label={words.home.agenda}
      hint={words.home.agendaHint}
      placeholder={words.home.placeholder}
      rows={11}
      value={value}
      onChange={onChange}
      accept={FILES}
      open={words.home.open}
      onFile={(file) => void open(file)}
      onReady={onReady}
    />
  )
}

async function textOf(file: File): Promise<{ text: string } | { fault: string }> {
  if (file.size > MOST_BYTES) return { fault: words.home.tooLarge }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()) }
  } catch {
    return { fault: words.home.notText }
  }
}
