import { useEffect, useState } from 'react'
import { Dialog } from '../components/Dialog.tsx'
import { MarkdownLater } from '../components/MarkdownLater.tsx'
import { ScrollRegion } from '../components/ScrollRegion.tsx'
import { words } from '../words/words.ts'

type Props = { base: string; open: boolean; onOpenChange: (open: boolean) => void }

/** What would stand at a target that is not set up: the record as it is handed out. */
export function Preview({ base, open, onOpenChange }: Props) {
  return (
    <Dialog place="side" open={open} onOpenChange={onOpenChange} title={words.exportWords.previewTitle}>
      <ScrollRegion aria-label={words.exportWords.previewTitle} className="min-h-0 flex-1 px-5 py-4">
        {open && <Record base={base} />}
      </ScrollRegion>
    </Dialog>
  )
}

function Record({ base }: { base: string }) {
  const [text, setText] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const leaving = new AbortController()
    fetch(`/api/v1${base}/artifacts/decision_log?format=md`, { signal: leaving.signal })
      .then(async (response) => (response.ok ? setText(await response.text()) : setFailed(true)))
      .catch(() => !leaving.signal.aborted && setFailed(true))
    return () => leaving.abort()
  }, [base])
  if (failed) return <p>{words.exportWords.unreachable}</p>
  return text === null ? (
    <p className="text-soft">{words.exportWords.loading}</p>
  ) : (
    <MarkdownLater text={text} />
  )
}
