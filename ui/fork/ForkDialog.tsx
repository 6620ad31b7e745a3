import { useMemo, useState } from 'react'
import { Dialog } from '../components/Dialog.tsx'
import { useFetched } from '../lib/use-fetched.ts'
import { marksOf } from '../replay/marks.ts'
import { useRoom } from '../room/room-context.ts'
import { pageWords } from '../words/words.ts'
import { forgetFork, type ForkWish } from './fork-asked.ts'
import { ForkForm } from './ForkForm.tsx'

/** Asks what is other in a fork, and says what it takes before anything is started. */
export default function ForkDialog({ wish }: { wish: ForkWish | null }) {
  // While it closes it shows what it showed.
  const [shown, show] = useState(wish)
  if (wish !== null && wish !== shown) show(wish)
  return (
    <Dialog
      open={wish !== null}
      onOpenChange={(open) => !open && forgetFork()}
      title={pageWords.forkWords.title}
    >
      {shown !== null && <Loaded key={JSON.stringify(shown)} wish={shown} />}
    </Dialog>
  )
}

function Loaded({ wish }: { wish: ForkWish }) {
  const { runId } = useRoom().session
  const { answer, state } = useFetched(`/runs/${encodeURIComponent(runId)}/marks`)
  const marks = useMemo(() => marksOf(answer), [answer])
  const said = pageWords.forkWords
  if (marks !== null) return <ForkForm wish={wish} marks={marks} />
  return (
    <p className="px-5 py-6 text-soft" aria-busy={state === 'loading'}>
      {state === 'failed' ? said.failed : said.asking}
    </p>
  )
}
