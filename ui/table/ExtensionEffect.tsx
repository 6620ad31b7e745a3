import { useServerNow } from '../app/use-now.ts'
import { clock } from '../lib/time.ts'
import { useRun } from '../room/room-context.ts'
import { elapsedAt } from '../run/time-view.ts'
import { format } from '../words/format.ts'
import { words } from '../words/words.ts'
import { effectOf, type Effect } from './extension-effect.ts'

/** What so much more time costs the rest of the agenda, before it is asked for. */
export function ExtensionEffect({ seconds }: { seconds: number }) {
  const run = useRun((one) => one)
  const now = useServerNow(run.status === 'running')
  const effect = effectOf(run, seconds * 1000, elapsedAt(run, now))
  if (effect === null) return null
  return (
    <p className="tabular w-full text-[0.93rem] text-soft">
      {words.extendWords.with(clock(seconds * 1000))} {inWords(effect)}
    </p>
  )
}

function inWords(effect: Effect): string {
  const said = words.extendWords
  switch (effect.kind) {
    case 'fits':
      return said.fits
    case 'grows':
      return said.grows(clock(effect.totalMs))
    case 'cut':
      return said.cut(clock(effect.byMs))
    case 'loses':
      return said.loses(format().list(effect.items.map(({ title, byMs }) => said.lost(title, clock(byMs)))))
  }
}
