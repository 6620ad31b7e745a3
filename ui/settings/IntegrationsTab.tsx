import { Served } from '../components/Served.tsx'
import { Bones, NotLoaded, Waiting } from '../components/Waiting.tsx'
import { listOf, textOf, type Row } from '../lib/reading.ts'
import { useFetched } from '../lib/use-fetched.ts'
import { pageWords } from '../words/words.ts'
import { Checks } from './Checks.tsx'

/** Where records can go, what is missing where they cannot, and whether the target lets us write. */
export default function IntegrationsTab() {
  const { answer, state, again } = useFetched('/targets')
  const said = pageWords.integrationWords
  const targets = listOf(answer, 'items')
  if (state === 'failed') return <NotLoaded text={said.failed} onRetry={again} />
  if (state === 'loading')
    return (
      <Waiting label={pageWords.settingsWords.loading} onRetry={again}>
        <Bones lines={4} className="h-16" />
      </Waiting>
    )
  if (targets.length === 0) return <p className="text-soft">{said.none}</p>
  return (
    <>
      <ul className="divide-y divide-line border-y border-line">
        {targets.map((one) => (
          <Target key={textOf(one, 'name')} target={one} />
        ))}
      </ul>
      <Checks area="exports" act={said.check} hint={said.checkHint} />
    </>
  )
}

const TONES = { on: 'font-medium text-good', off: 'text-soft', paused: 'font-medium text-warn' } as const

function Target({ target }: { target: Row }) {
  const { states } = pageWords.integrationWords
  const state = target.state === 'on' || target.state === 'paused' ? target.state : 'off'
  return (
    <li className="grid gap-x-4 py-3 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <h2 className="font-sans text-[1rem] font-medium">
          <Served text={textOf(target, 'title') ?? textOf(target, 'name') ?? ''} />
        </h2>
        <p className="text-[0.93rem] text-soft">
          <Served text={textOf(target, 'detail') ?? ''} />
        </p>
      </div>
      <p className={TONES[state]}>{states[state]}</p>
    </li>
  )
}
