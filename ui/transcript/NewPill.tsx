import { ENDED } from '../../backend/council/state.ts'
import { useKeyOf } from '../app/use-action.ts'
import { Button } from '../components/Button.tsx'
import { Icon } from '../components/Icon.tsx'
import { useIsPast, useRun } from '../room/room-context.ts'
import { words } from '../words/words.ts'
import { entryAt, type Feed } from './feed.ts'

/** How many turns came since the reader left the end, and who spoke last; leads back there. */
export function NewPill({ feed, since, onPress }: { feed: Feed; since: number; onPress: () => void }) {
  const { aria } = useKeyOf('to_live')
  const isPast = useIsPast()
  const hasEnded = useRun((run) => ENDED.has(run.status)) || isPast
  const fresh = feed.messages - since
  const last = entryAt(feed, feed.lastMessage)
  const who = last?.kind === 'message' ? last.message.name : last?.kind === 'sealed' ? last.name : ''
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-3 flex justify-center">
      <Button
        look="main"
        className="appear pointer-events-auto rounded-full shadow-lg"
        aria-keyshortcuts={aria}
        onClick={onPress}
      >
        <Icon name="down" />
        {fresh <= 0
          ? hasEnded
            ? words.transcript.toEnd
            : words.transcript.toLive
          : words.transcript.newMessages(fresh, who)}
      </Button>
    </div>
  )
}
