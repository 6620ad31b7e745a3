import { useState } from 'react'
import { announce } from '../../app/announcer.tsx'
import { go } from '../../app/router.ts'
import { Button } from '../../components/Button.tsx'
import { Link } from '../../components/Link.tsx'
import { format } from '../../words/format.ts'
import { pageWords } from '../../words/words.ts'
import { RowButton } from '../RowButton.tsx'
import { nameOf } from './draft.ts'
import { dropDraft, keptDrafts } from './draft-store.ts'

const pathOf = (id: string): string => `/councils/new?draft=${encodeURIComponent(id)}`

/** Says that a draft was taken up again, and leads to the others of this browser. */
export function DraftLine({ id, restoredAt }: { id: string; restoredAt: number }) {
  const [drafts, setDrafts] = useState(keptDrafts)
  const others = drafts.filter((one) => one.id !== id)
  if (restoredAt === 0 && others.length === 0) return null
  const drop = (other: string) => {
    dropDraft(other)
    setDrafts(keptDrafts())
    announce(pageWords.prepare.removed)
  }
  return (
    <div className="mt-3 grid grid-cols-1 gap-2">
      {restoredAt !== 0 && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span role="status">
            {pageWords.prepare.restored(format().dayAndTime(new Date(restoredAt).toISOString()))}
          </span>
          <Button small onClick={() => go(pathOf(crypto.randomUUID()))}>
            {pageWords.prepare.another}
          </Button>
        </p>
      )}
      {others.length > 0 && (
        <details>
          <summary className="w-fit text-soft">
            {pageWords.prepare.drafts} ({others.length})
          </summary>
          <ul className="mt-1 grid max-w-[40rem] grid-cols-1 divide-y divide-line rounded-md border border-line bg-sheet">
            {others.map((other) => {
              const name = nameOf(other) || pageWords.prepare.untitled
              return (
                <li key={other.id} className="flex items-center gap-3 px-3 py-1">
                  <Link
                    href={pathOf(other.id)}
                    aria-label={pageWords.prepare.continueWith(name)}
                    className="min-w-0 flex-1 truncate font-medium text-accent hover:underline"
                  >
                    {name}
                  </Link>
                  <time className="text-[0.93rem] text-soft">
                    {format().dayAndTime(new Date(other.savedAt).toISOString())}
                  </time>
                  <RowButton
                    icon="close"
                    label={pageWords.prepare.remove(name)}
                    onClick={() => drop(other.id)}
                  />
                </li>
              )
            })}
          </ul>
        </details>
      )}
    </div>
  )
}
