import { useState } from 'react'
import { Button } from '../components/Button.tsx'
import { cx } from '../components/cx.ts'
import { Icon } from '../components/Icon.tsx'
import { Link } from '../components/Link.tsx'
import { useFetched } from '../lib/use-fetched.ts'
import { pageWords } from '../words/words.ts'
import { doneSteps, STEPS, type Step } from './steps.ts'
import { leaveOut, leftOut } from './welcomed.ts'

const LEADS_TO: Readonly<Record<Exclude<Step, 'watch'>, string>> = {
  own: '/councils/new',
  model: '/settings/models',
  notion: '/settings/integrations',
}

/** What is worth doing first, ticked by what is true on the server; each can be left out. */
export function FirstSteps({ onWatch }: { onWatch: () => void }) {
  const [out, setOut] = useState(leftOut)
  const runs = useFetched('/runs?limit=100')
  const providers = useFetched('/providers')
  const targets = useFetched('/targets')
  const done = doneSteps({ runs: runs.answer, providers: providers.answer, targets: targets.answer })
  const said = pageWords.welcomeWords
  const set = (steps: readonly Step[]) => {
    leaveOut(steps)
    setOut(steps)
  }
  const isKnown = [runs, providers, targets].every(({ state }) => state !== 'loading')
  return (
    <section aria-labelledby="steps" className="mt-10">
      <h2 id="steps" tabIndex={-1} className="text-[1.29rem]">
        {said.list}
      </h2>
      <p className="mb-3 text-soft">{isKnown ? said.listHint : said.checking}</p>
      <ul className="divide-y divide-line border-y border-line empty:hidden">
        {STEPS.filter((step) => !out.includes(step)).map((step) => (
          <Row
            key={step}
            step={step}
            isDone={done.has(step)}
            onWatch={onWatch}
            onLeave={() => {
              // The row goes with the press: the focus stays with the list.
              document.getElementById('steps')?.focus()
              set([...out, step])
            }}
          />
        ))}
      </ul>
      {out.length > 0 && (
        <Button look="quiet" small className="mt-2" onClick={() => set([])}>
          {said.restore}
        </Button>
      )}
    </section>
  )
}

type RowProps = { step: Step; isDone: boolean; onWatch: () => void; onLeave: () => void }

function Row({ step, isDone, onWatch, onLeave }: RowProps) {
  const said = pageWords.welcomeWords
  const { title, hint } = said.steps[step]
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
      <span
        className={cx(
          'inline-flex size-6 shrink-0 items-center justify-center rounded-full border',
          isDone ? 'border-good bg-good-tint text-good' : 'border-edge text-transparent',
        )}
      >
        <Icon name="check" />
      </span>
      <div className="min-w-0 flex-1 basis-52">
        <h3 className="font-sans text-[1rem] font-medium">
          {title}{' '}
          <span className="text-[0.93rem] font-normal text-soft">{isDone ? said.done : said.notDone}</span>
        </h3>
        <p className="text-[0.93rem] text-soft">{hint}</p>
      </div>
      <div className="flex items-center gap-2">
        {!isDone &&
          (step === 'watch' ? (
            <Button small onClick={onWatch}>
              {said.go.watch}
            </Button>
          ) : (
            <Link
              href={LEADS_TO[step]}
              className="inline-flex min-h-6 items-center rounded-md border border-edge px-2 py-0.5 text-[0.93rem] font-medium hover:bg-sunk pointer-coarse:min-h-11"
            >
              {said.go[step]}
            </Link>
          ))}
        <Button small look="quiet" aria-label={said.dismissOf(title)} onClick={onLeave}>
          {said.dismiss}
        </Button>
      </div>
    </li>
  )
}
