import { Button } from '../components/Button.tsx'
import { Icon } from '../components/Icon.tsx'
import { Link } from '../components/Link.tsx'
import { cx } from '../components/cx.ts'
import { councilPath } from '../app/router.ts'
import { useKeyOf } from '../app/use-action.ts'
import { NotPast } from '../room/NotPast.tsx'
import { words } from '../words/words.ts'
import { SearchField } from './SearchField.tsx'
import type { Search } from './use-search.ts'
import { VerbosityField } from './VerbosityField.tsx'

type Props = {
  runId: string
  search: Search
  isFrozen: boolean
  /** How many messages came since. */
  waiting: number
  onFreeze: () => void
}

/** Over the transcript: search, the still view, what is read aloud. It keeps its height whatever it shows. */
export function TranscriptBar({ runId, search, isFrozen, waiting, onFreeze }: Props) {
  const [searchKey, freezeKey] = [useKeyOf('search'), useKeyOf('freeze')]
  return (
    <div
      className={cx(
        'flex h-10 shrink-0 items-center gap-1 border-b border-line px-2 sm:px-4 pointer-coarse:h-13',
        isFrozen ? 'stripes bg-warn-tint' : 'bg-paper',
      )}
    >
      {search.isOpen ? (
        <SearchField search={search} />
      ) : (
        <>
          <Button small look="quiet" aria-keyshortcuts={searchKey.aria} onClick={search.open}>
            <Icon name="search" />
            <span className={NARROWEST}>{words.find.open}</span>
          </Button>
          <NotPast>
            <Button
              small
              look={isFrozen ? 'main' : 'quiet'}
              aria-keyshortcuts={freezeKey.aria}
              title={words.freeze.hint}
              onClick={onFreeze}
            >
              <Icon name={isFrozen ? 'play' : 'pause'} />
              <span className={NARROWEST}>{isFrozen ? words.freeze.go : words.freeze.freeze}</span>
            </Button>
          </NotPast>
          {isFrozen ? (
            <p className="min-w-0 truncate ps-1 text-[0.93rem] text-warn">
              {waiting > 0 ? words.freeze.waiting(waiting) : words.freeze.frozen}
            </p>
          ) : (
            <div className="ms-auto flex min-w-0 items-center gap-2">
              <NotPast>
                <VerbosityField />
              </NotPast>
              <Link
                href={`${councilPath(runId)}/transcript`}
                title={words.plain.open}
                aria-label={words.plain.open}
                className="inline-flex size-7 shrink-0 items-center justify-center rounded-md text-soft hover:bg-sunk hover:text-ink pointer-coarse:size-11"
              >
                <Icon name="file" />
              </Link>
            </div>
          )}
        </>
      )}
    </div>
  )
}

// Where a line has no room for the words the signs are enough to look at.
const NARROWEST = 'max-[24rem]:sr-only'
