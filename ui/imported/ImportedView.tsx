import { useMemo, useState } from 'react'
import type { Anchor } from '../../schemas/generated/types.ts'
import { commands } from '../app/services.ts'
import { useMedia } from '../app/use-media.ts'
import { useHeadingFocus, useTitle } from '../app/use-page.ts'
import { cx } from '../components/cx.ts'
import { Card } from '../components/Field.tsx'
import { StatusChip } from '../components/StatusChip.tsx'
import { OutcomePanel } from '../outcome/OutcomePanel.tsx'
import { SourcePeek } from '../outcome/SourcePeek.tsx'
import { ConnectionBanner } from '../connection/ConnectionBanner.tsx'
import { RoomContext, useRun, type RoomHeld } from '../room/room-context.ts'
import type { RoomSession } from '../run/room-session.ts'
import { SourceText } from './SourceText.tsx'
import { words } from '../words/words.ts'

/** The text and what it says fit beside each other. */
const BESIDE = '(width >= 56.25rem)'

/** A record that was made of minutes: the text, and beside it what it says. There is no table and nobody to steer. */
export function ImportedView({ session }: { session: RoomSession }) {
  const [anchor, openAnchor] = useState<Anchor | null>(null)
  const [isText, showText] = useState(false)
  const isBeside = useMedia(BESIDE)
  const held = useMemo(
    (): RoomHeld => ({
      session,
      ask: (command) => commands.ask(session.runId, command),
      // Again, where it was the last one as well.
      openAnchor: (asked) => openAnchor({ ...asked }),
      openMessage: () => openAnchor(null),
    }),
    [session],
  )
  return (
    <RoomContext value={held}>
      <ConnectionBanner />
      <Heading />
      <NarrowTabs isText={isText} showText={showText} />
      <main id="content" className="import-grid">
        <SourceText at={isBeside ? anchor : null} className={cx(!isText && 'max-md:hidden')} />
        <aside
          aria-label={words.imported.outcome}
          className={cx(
            'min-h-0 overflow-y-auto bg-sunk md:border-s md:border-line',
            isText && 'max-md:hidden',
          )}
        >
          <div className="grid grid-cols-1 gap-3 p-3 sm:p-4">
            <OutcomePanel />
            <Notes />
          </div>
        </aside>
      </main>
      {/* Where the text does not stand beside it, the evidence opens over the page. */}
      <SourcePeek anchor={isBeside ? null : anchor} onClose={() => openAnchor(null)} />
    </RoomContext>
  )
}

function Heading() {
  const heading = useHeadingFocus()
  const title = useRun((run) => run.meeting.title)
  const status = useRun((run) => run.status)
  useTitle(words.imported.status, title)
  return (
    <section
      aria-label={words.imported.about}
      className="flex min-w-0 shrink-0 flex-wrap items-baseline gap-x-3 gap-y-1 border-b border-line bg-sheet px-4 pt-2.5 pb-2"
    >
      <h1 ref={heading} tabIndex={-1} className="truncate text-[1.14rem] leading-tight" title={title}>
        {title}
      </h1>
      <StatusChip status={status}>{words.imported.status}</StatusChip>
      <p className="text-soft">{words.imported.made}</p>
    </section>
  )
}

/** On a narrow screen one thing at a time. */
function NarrowTabs({ isText, showText }: { isText: boolean; showText: (isText: boolean) => void }) {
  const tabs = [
    { label: words.imported.outcome, text: false },
    { label: words.imported.text, text: true },
  ]
  return (
    <nav aria-label={words.imported.panels} className="flex border-b border-line bg-sheet md:hidden">
      {tabs.map(({ label, text }) => (
        <button
          key={label}
          type="button"
          aria-pressed={text === isText}
          onClick={() => showText(text)}
          className={cx(
            'min-h-11 flex-1 border-b-2 font-medium',
            text === isText ? 'border-accent' : 'border-transparent text-soft',
          )}
        >
          {label}
        </button>
      ))}
    </nav>
  )
}

/** What had to be filled in. */
function Notes() {
  const notes = useRun((run) => run.meeting.notes)
  if (notes.length === 0) return null
  return (
    <Card title={words.costWords.notes}>
      <ul className="grid list-disc gap-1 ps-4 text-soft">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </Card>
  )
}
