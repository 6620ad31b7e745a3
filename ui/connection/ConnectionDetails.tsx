import { connection } from '../app/services.ts'
import { Button } from '../components/Button.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { timeOfDay } from '../lib/time.ts'
import { words } from '../words/words.ts'
import { useStatus } from './use-status.ts'
import { useFreshness } from './freshness.ts'

/** The figures behind the chip: how far the server is, how fresh the page, since when. */
export default function ConnectionDetails({
  isOffline,
  onClose,
}: {
  isOffline: boolean
  onClose: () => void
}) {
  const { kind, since, latencyMs, behind } = useStatus()
  const { p95Ms } = useFreshness()
  const { connectionWords: say } = words
  const ms = (value: number | null) => (value === null ? say.unknown : say.latency(Math.round(value)))
  const rows = [
    [say.state, isOffline ? say.offline : kind === 'online' ? say.live : say[kind]],
    [say.since, timeOfDay(since)],
    [say.roundTrip, ms(latencyMs)],
    [say.toScreen, ms(p95Ms)],
    ...(behind > 0 ? [[say.missing, say.behind(behind)]] : []),
  ]
  return (
    <Dialog open onOpenChange={onClose} title={say.title}>
      <div className="px-5 py-4">
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5">
          {rows.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-soft">{name}</dt>
              <dd className="tabular">{value}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-4 max-w-[52ch] text-soft">{say.hint}</p>
        <Button className="mt-4" onClick={() => connection.retryNow()}>
          {kind === 'online' ? say.measure : say.retry}
        </Button>
      </div>
    </Dialog>
  )
}
