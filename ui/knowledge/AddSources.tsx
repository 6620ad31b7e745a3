import { useState, type DragEvent } from 'react'
import { Button } from '../components/Button.tsx'
import { cx } from '../components/cx.ts'
import { FileButton } from '../components/FileButton.tsx'
import { pageWords } from '../words/words.ts'
import { ENDS } from './kinds.ts'
import { PasteText } from './PasteText.tsx'
import type { Source } from './source.ts'
import { UploadList } from './UploadList.tsx'
import { useUploads } from './use-uploads.ts'

type Props = { sources: readonly Source[]; onSent: () => void }

/** The ways into the library: files that are dropped or chosen, and a text that is pasted. */
export function AddSources({ sources, onSent }: Props) {
  const { uploads, add, added, forget } = useUploads(onSent)
  const [isOver, setIsOver] = useState(false)
  const [isPasting, paste] = useState(false)
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
    paste(false)
    document.getElementById(ADD)?.focus()
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
        <Button small aria-expanded={isPasting} onClick={() => paste(!isPasting)}>
          {said.pasteText}
        </Button>
      </div>
      {isPasting && (
        <PasteText
          onCancel={close}
          onAdded={(title, id) => {
            added(title, id)
            close()
          }}
        />
      )}
      <UploadList uploads={uploads} sources={sources} onForget={forget} />
    </section>
  )
}

/** The id of its heading. */
export const ADD = 'add-source'
