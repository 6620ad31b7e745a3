import { Suspense, useState } from 'react'
import { words } from '../words/words.ts'
import { FeedView } from './FeedView.tsx'
import type { MenuAt } from './MessageMenu.tsx'
import { NewPill } from './NewPill.tsx'
import { onSearchKey } from './SearchField.tsx'
import { TalkContext } from './talk-context.ts'
import { TranscriptBar } from './TranscriptBar.tsx'
import { useShared } from './use-shared.ts'
import { useTranscript } from './use-transcript.ts'
import { useTranscriptKeys } from './use-transcript-keys.ts'
import { later } from '../lib/later.ts'

const MessageMenu = later(async () => ({ default: (await import('./MessageMenu.tsx')).MessageMenu }))

/** What was said, in order; the words under way are its last row. Only rows in view are drawn. */
export function Transcript() {
  const view = useTranscript()
  const { session, current, feed, frozen, freeze, focus, end, since, search } = view
  useTranscriptKeys(view)
  const [menu, setMenu] = useState<MenuAt | null>(null)
  const talk = useShared({ focus, end, setMenu, stillDraft: frozen?.draft })
  return (
    <section className="relative flex min-h-0 flex-1 flex-col">
      <h2 className="sr-only">{words.transcript.label}</h2>
      <TranscriptBar
        runId={session.runId}
        search={search}
        isFrozen={frozen !== null}
        waiting={frozen === null ? 0 : current.messages - frozen.feed.messages}
        onFreeze={freeze}
      />
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the places that a search led to */}
      <div
        className="relative min-h-0 flex-1"
        onKeyDown={search.isOpen ? (event) => onSearchKey(event, search) : undefined}
      >
        <TalkContext value={talk}>
          <FeedView view={view} />
        </TalkContext>
        {since !== null && frozen === null && <NewPill feed={feed} since={since} onPress={end.toEnd} />}
      </div>
      <Suspense fallback={null}>
        {menu !== null && <MessageMenu at={menu} onClose={() => setMenu(null)} />}
      </Suspense>
    </section>
  )
}
