import { Icon } from '../components/Icon.tsx'
import { useRun } from '../room/room-context.ts'
import { hostsOf } from './seated.ts'
import { words } from '../words/words.ts'

/** Which host gets the texts, said before the first word. */
export function TextsGo() {
  const run = useRun((one) => one)
  const hosts = hostsOf(run)
  return (
    <p className="mb-4 flex items-start gap-1.5 text-[0.93rem] text-soft">
      <span className="mt-0.5">
        <Icon name={hosts.length === 0 ? 'shield' : 'send'} />
      </span>
      <span className="min-w-0">
        {hosts.length === 0 ? stays(run.panel) : words.texts.to(hosts.map(({ host }) => host).join(', '))}
      </span>
    </p>
  )
}

const stays = (panel: string): string => (panel === 'offline' ? words.texts.here : words.texts.none)

/** The same in full: which model speaks for whom, and who is not sent anywhere. */
export function TextsGoList() {
  const run = useRun((one) => one)
  const hosts = hostsOf(run)
  const sent = new Set(hosts.flatMap(({ seats }) => seats.flatMap(({ names }) => names)))
  const rest = run.seats.filter(({ name }) => !sent.has(name)).map(({ name }) => name)
  if (hosts.length === 0) return <p className="text-soft">{stays(run.panel)}</p>
  return (
    <dl className="grid gap-2">
      {hosts.map(({ host, seats }) => (
        <div key={host}>
          <dt className="font-medium">{host}</dt>
          {seats.map(({ names, model }) => (
            <dd key={model} className="text-soft">
              {words.texts.seat(names.join(', '), model)}
            </dd>
          ))}
        </div>
      ))}
      {rest.length > 0 && (
        <div>
          <dt className="font-medium">{words.texts.machine}</dt>
          <dd className="text-soft">{rest.join(', ')}</dd>
        </div>
      )}
    </dl>
  )
}
