import type { Anchor } from '../../schemas/generated/types.ts'
import { Button } from '../components/Button.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { Icon } from '../components/Icon.tsx'
import { ScrollRegion } from '../components/ScrollRegion.tsx'
import { anchorWords } from '../lib/words-outcome.ts'
import { useRoom, useRun } from '../room/room-context.ts'
import { locate } from './locate.ts'

type Props = { anchor: Anchor | null; onClose: () => void }

/** The text that a line rests on, with the quote marked, as it stands in the run's log. */
export function SourcePeek({ anchor, onClose }: Props) {
  const found = useText(anchor)
  const { openMessage } = useRoom()
  const messageId = anchor?.source_id === null ? anchor.message_id : null
  return (
    <Dialog
      place="side"
      open={anchor !== null}
      onOpenChange={(open) => !open && onClose()}
      title={found.title}
    >
      <div className="flex min-h-0 flex-1 flex-col">
        {messageId !== null && (
          <p className="border-b border-line px-5 py-2">
            <Button small onClick={() => openMessage(messageId)}>
              <Icon name="message" />
              {anchorWords.toMessage}
            </Button>
          </p>
        )}
        <ScrollRegion aria-label={found.title} className="min-h-0 flex-1 px-5 py-4">
          {anchor !== null && <Passage text={found.text} anchor={anchor} />}
        </ScrollRegion>
      </div>
    </Dialog>
  )
}

function useText(anchor: Anchor | null): { title: string; text: string } {
  const sources = useRun((run) => run.meeting.context)
  const messages = useRun((run) => run.messages)
  if (anchor === null) return { title: anchorWords.title, text: '' }
  if (anchor.source_id !== null) {
    const source = sources.find(({ id }) => id === anchor.source_id)
    return {
      title: anchorWords.source(source?.title ?? anchor.source_id, anchor.line),
      text: source?.text ?? '',
    }
  }
  const message = messages.findLast(({ messageId }) => messageId === anchor.message_id)
  return { title: message?.name ?? anchorWords.title, text: message?.content ?? '' }
}

function Passage({ text, anchor }: { text: string; anchor: Anchor }) {
  const at = anchor.quote === '' ? { start: 0, end: 0 } : locate(text, anchor)
  if (at === null)
    return (
      <>
        <blockquote className="border-s-4 border-line ps-4">{anchor.quote}</blockquote>
        <p className="mt-3 text-warn">{anchorWords.missing}</p>
      </>
    )
  return (
    <div dir="auto" className="max-w-[80ch] text-[1rem] leading-relaxed whitespace-pre-wrap">
      {text.slice(0, at.start)}
      <mark ref={intoView} className="rounded-sm">
        {text.slice(at.start, at.end)}
      </mark>
      {text.slice(at.end)}
    </div>
  )
}

/** After the dialog has taken the focus, which scrolls to its beginning. */
function intoView(mark: HTMLElement | null): void {
  if (mark !== null) requestAnimationFrame(() => mark.scrollIntoView({ block: 'center' }))
}
