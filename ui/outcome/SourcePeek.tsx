import { useRef } from 'react'
import { sourceById } from '../../backend/council/found.ts'
import type { Anchor } from '../../schemas/generated/types.ts'
import { Button } from '../components/Button.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { Icon } from '../components/Icon.tsx'
import { ScrollRegion } from '../components/ScrollRegion.tsx'
import { Link } from '../components/Link.tsx'
import { sourcePath } from '../knowledge/source-path.ts'
import { replayPath } from '../replay/replay-path.ts'
import { useRoom, useRun } from '../room/room-context.ts'
import { useMessage } from '../room/use-message.ts'
import { words } from '../words/words.ts'
import { MessageAround } from './MessageAround.tsx'
import { Passage } from './Passage.tsx'

type Props = { anchor: Anchor | null; onClose: () => void }

/** What a line rests on, with the quote marked: the text of a source, or a message between those around it. */
export function SourcePeek({ anchor, onClose }: Props) {
  const title = useTitle(anchor)
  const { openMessage, session } = useRoom()
  // The message takes the focus, so the window gives it back first.
  const wanted = useRef<string | null>(null)
  const goTo = (messageId: string) => {
    wanted.current = messageId
    onClose()
  }
  const onClosed = () => {
    if (wanted.current !== null) openMessage(wanted.current)
    wanted.current = null
  }
  const messageId = anchor?.source_id === null ? anchor.message_id : null
  const seq = useMessage(messageId)?.seq
  const document = useRun(
    ({ found }) => found.find((one) => one.sourceId === anchor?.source_id)?.of?.sourceId,
  )
  return (
    <Dialog
      place="side"
      open={anchor !== null}
      onOpenChange={(open) => !open && onClose()}
      onClosed={onClosed}
      title={title}
    >
      <div className="flex min-h-0 flex-1 flex-col">
        {messageId !== null && (
          <p className="flex flex-wrap items-center gap-x-4 border-b border-line px-5 py-2">
            <Button small onClick={() => goTo(messageId)}>
              <Icon name="message" />
              {words.anchorWords.toMessage}
            </Button>
            {seq !== undefined && (
              <Link
                href={replayPath(session.runId, seq)}
                onGo={onClose}
                className="inline-flex min-h-6 items-center text-accent underline underline-offset-2 pointer-coarse:min-h-11"
              >
                {words.again.replayOpen}
              </Link>
            )}
          </p>
        )}
        {document !== undefined && (
          <p className="border-b border-line px-5 py-2">
            <Link
              href={sourcePath(document)}
              onGo={onClose}
              className="inline-flex min-h-6 items-center text-accent underline underline-offset-2 pointer-coarse:min-h-11"
            >
              {words.anchorWords.inLibrary}
            </Link>
          </p>
        )}
        <ScrollRegion aria-label={title} className="min-h-0 flex-1 px-5 py-4">
          {anchor !== null &&
            (messageId === null ? (
              <Source anchor={anchor} />
            ) : (
              <MessageAround key={messageId} anchor={anchor} messageId={messageId} goTo={goTo} />
            ))}
        </ScrollRegion>
      </div>
    </Dialog>
  )
}

function Source({ anchor }: { anchor: Anchor }) {
  const text = useRun((run) => sourceById(run, anchor.source_id)?.text)
  return <Passage text={text ?? ''} anchor={anchor} />
}

function useTitle(anchor: Anchor | null): string {
  const named = useRun((run) => sourceById(run, anchor?.source_id ?? null)?.title)
  const message = useMessage(anchor?.source_id === null ? anchor.message_id : null)
  const { title, source, messageBy } = words.anchorWords
  if (anchor === null) return title
  if (anchor.source_id === null)
    return message === null ? title : messageBy(message.number, message.message.name)
  return source(named ?? anchor.source_id, anchor.line)
}
