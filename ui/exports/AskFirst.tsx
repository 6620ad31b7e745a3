import { ConfirmDialog } from '../components/Dialog.tsx'
import { firstUnsupported } from '../outcome/unsupported-mark.ts'
import { words } from '../words/words.ts'

/** More lines than these are only counted: the window stays one that is read. */
const SHOWN = 5

type Props = {
  lines: readonly string[]
  /** What is exported once somebody wants it in spite of them; null while nothing is asked. */
  act: (() => void) | null
  onClose: () => void
}

/** Before a record leaves with lines that no source says, a person looks at them or takes them on. */
export function AskFirst({ lines, act, onClose }: Props) {
  const said = words.exportWords
  const more = lines.length - SHOWN
  return (
    <ConfirmDialog
      open={act !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={said.unsupportedAsk(lines.length)}
      text={said.unsupportedText}
      keep={said.back}
      other={{ label: said.lookFirst, focus: firstUnsupported }}
      act={said.exportAnyway}
      onAct={() => act?.()}
      isHarmless
    >
      <ul className="grid list-disc grid-cols-1 gap-1.5 ps-5">
        {lines.slice(0, SHOWN).map((line, at) => (
          <li key={at} dir="auto" className="break-words">
            {line}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="text-soft">{said.moreLines(more)}</p>}
    </ConfirmDialog>
  )
}
