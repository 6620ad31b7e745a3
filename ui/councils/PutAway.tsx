import { useState } from 'react'
import { toast } from '../app/toast.ts'
import { Button } from '../components/Button.tsx'
import { useServed } from '../components/Served.tsx'
import { ConfirmDialog } from '../components/Dialog.tsx'
import { ApiRefusal, call } from '../lib/api.ts'
import { pageWords } from '../words/words.ts'

/** What must be known of a council to put it away. */
export type Shelved = {
  id: string
  title: string
  adopted: boolean
  archived: boolean
  exported: boolean
  /** One that goes on is paused or stopped first. */
  mayBeDeleted: boolean
}

export type PutAwayDone = { council: Shelved; did: 'archived' | 'unarchived' | 'deleted' }

type Props = { council: Shelved; onDone: (done: PutAwayDone) => void }

/** Out of the list, or out of the world: the one is taken back by a press, the other is asked for twice. */
export function PutAway({ council, onDone }: Props) {
  const [isAsking, ask] = useState(false)
  const served = useServed()
  const said = pageWords.shelfWords
  const { title, archived, mayBeDeleted } = council
  const archive = () =>
    void attempt(
      () => putAway(council, !archived),
      () => onDone({ council, did: archived ? 'unarchived' : 'archived' }),
      served,
    )
  const remove = () =>
    void attempt(
      () => call(addressOf(council), { method: 'DELETE' }),
      () => onDone({ council, did: 'deleted' }),
      served,
    )
  return (
    <span className="relative inline-flex flex-wrap gap-1">
      <Button
        look="quiet"
        small
        aria-label={archived ? said.unarchiveOf(title) : said.archiveOf(title)}
        onClick={archive}
      >
        {archived ? said.unarchive : said.archive}
      </Button>
      {mayBeDeleted && (
        <Button look="quiet" small aria-label={said.deleteOf(title)} onClick={() => ask(true)}>
          {said.delete}
        </Button>
      )}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={ask}
        title={said.sure}
        text={meaningOf(council)}
        keep={said.keep}
        act={said.act}
        onAct={remove}
      />
    </span>
  )
}

/** Puts a council away, or takes it out again. */
export const putAway = (council: Pick<Shelved, 'id'>, away: boolean): Promise<unknown> =>
  call(`${addressOf(council)}/${away ? 'archive' : 'unarchive'}`, { method: 'POST' })

const addressOf = ({ id }: Pick<Shelved, 'id'>): string => `/runs/${encodeURIComponent(id)}`

function meaningOf({ title, adopted, exported }: Shelved): string {
  const said = pageWords.shelfWords
  return [said.means(title), adopted ? said.standing : '', exported ? said.exported : '']
    .filter(Boolean)
    .join(' ')
}

/** Does it, and says so where it did not work. */
export async function attempt(
  work: () => Promise<unknown>,
  done: () => void,
  served: (text: string) => string,
): Promise<void> {
  const said = pageWords.shelfWords
  try {
    await work()
  } catch (error) {
    return toast(said.failed(error instanceof ApiRefusal ? served(error.message) : said.offline))
  }
  done()
}
