import { useState, type DragEvent } from 'react'
import { Button } from '../components/Button.tsx'
import { cx } from '../components/cx.ts'
import { FileButton } from '../components/FileButton.tsx'
import { pageWords } from '../words/words.ts'
import { ENDS } from './kinds.ts'
import { PageAddress } from './PageAddress.tsx'
import { PasteText } from './PasteText.tsx'
import type { Source } from './source.ts'
import { UploadList } from './UploadList.tsx'
import { useUploads } from './use-uploads.ts'

type Props = { sources: readonly Source[]; onSent: () => void }

/** The ways into the library: files that are dropped or chosen, and a text that is pasted. */
export function AddSources({ sources, onSent }: Props) {
  const { uploads, add, added, forget } = useUploads(onSent)
  const [isOver, setIsOver] = useState(false)
  const [form, show] = useState<'text' | 'page' | null>(null)
  const said = pageWords.knowledgeWords
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    add([...event.dataTransfer.files])
  }
  const onDragOver = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(true)
  }
  const close = () => {
    show(null)
    document.getElementById(ADD)?.focus()
  }
  const taken = (name: string, id: string) => {
    added(name, id)
    close()
  }
  return (
    <section aria-labelledby={ADD}>
      <h2 id={ADD} tabIndex={-1} className="mb-2 text-[1.29rem]">
        {said.add}
      </h2>
      <div
        onDragOver={onDragOver}
        onDragLeave={() => setIsOver(false)}
        onDrop={onDrop}
        className={cx(
          'flex flex-wrap items-center gap-x-4 gap-y-2.5 rounded-lg border border-dashed px-4 py-4',
          isOver ? 'border-accent bg-tint' : 'border-edge bg-sheet',
        )}
      >
        <p className="min-w-0 flex-1 basis-64 text-soft">{said.drop}</p>
        <FileButton accept={ENDS.join(',')} onChooseAll={add}>
          {said.choose}
        </FileButton>
        <Button small aria-expanded={form === 'text'} onClick={() => show(form === 'text' ? null : 'text')}>
          {said.pasteText}
        </Button>
        <Button small aria-expanded={form === 'page'} onClick={() => show(form === 'page' ? null : 'page')}>
          {said.addPage}
        </Button>
      </div>
      {form === 'text' && <PasteText onCancel={close} onAdded={taken} />}
      {form === 'page' && <PageAddress onCancel={close} onAdded={taken} />}
      <UploadList uploads={uploads} sources={sources} onForget={forget} />
    </section>
  )
}

/** The id of its heading. */
export const ADD = 'add-source'
