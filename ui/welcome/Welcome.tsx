import { Suspense, useEffect, useId, useState, type ReactNode, type SyntheticEvent } from 'react'
import type { PageProps } from '../app/page-props.ts'
import { PageBody } from '../app/PageBody.tsx'
import { Button } from '../components/Button.tsx'
import { Icon } from '../components/Icon.tsx'
import { Link } from '../components/Link.tsx'
import { later } from '../lib/later.ts'
import { useStarting } from '../home/use-starting.ts'
import { Faults } from '../preparation/Faults.tsx'
import { useKeptText } from '../room/use-kept-text.ts'
import { pageWords } from '../words/words.ts'
import { FirstSteps } from './FirstSteps.tsx'
import { sampleFor, startOffline, startSample } from './sample.ts'
import { rememberWelcome } from './welcomed.ts'

// It folds a run, which the page itself need not.
const Demo = later(() => import('./Demo.tsx'))

/** The first page that anybody sees: what this is, a council to watch, a question of one's own. */
export default function Welcome({ query }: PageProps) {
  useEffect(rememberWelcome, [])
  const sample = useStarting()
  const said = pageWords.welcomeWords
  const watch = () => sample.start(startSample)
  return (
    <PageBody title={said.title} lead={said.lead}>
      <ol className="grid gap-x-8 gap-y-3 md:grid-cols-3">
        {said.what.map((sentence, index) => (
          <li key={sentence} className="border-t-2 border-accent pt-2">
            <span aria-hidden="true" className="font-serif text-[1.29rem] text-accent">
              {index + 1}
            </span>
            <p>{sentence}</p>
          </li>
        ))}
      </ol>
      <Suspense fallback={<div className="min-h-[34rem]" />}>
        <Demo speed={speedOf(query)} />
      </Suspense>
      <div className="mt-8 grid gap-4 md:grid-cols-2">
        <Way title={said.sampleTitle}>
          <p lang={sampleFor().language}>{said.sampleText(sampleFor().title)}</p>
          <p className="mt-1 text-[0.93rem] text-soft">{said.sampleHint}</p>
          <Button
            look="main"
            aria-disabled={sample.isStarting}
            className="mt-auto self-start px-4 py-1.5"
            onClick={watch}
          >
            <Icon name="play" />
            {sample.isStarting ? said.starting : said.sample}
          </Button>
          <Faults faults={sample.faults} />
        </Way>
        <Way title={said.ownTitle}>
          <OwnQuestion />
        </Way>
      </div>
      <FirstSteps onWatch={watch} />
      <p className="mt-8">
        <Link href="/home" className="text-accent underline underline-offset-2">
          {said.home}
        </Link>
      </p>
    </PageBody>
  )
}

const MOST_SPEED = 1_000

/** `?speed=4` plays it four times as fast. */
function speedOf(query: URLSearchParams): number {
  const speed = Number(query.get('speed') ?? 1)
  return speed > 0 && speed <= MOST_SPEED ? speed : 1
}

function Way({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className="flex flex-col gap-2 rounded-lg border border-line bg-sheet px-5 py-4"
    >
      <h2 id={id} className="text-[1.29rem]">
        {title}
      </h2>
      {children}
    </section>
  )
}

/** One line is enough: the offline panel holds it at once. */
function OwnQuestion() {
  const [text, setText] = useKeptText('xio.welcome.question')
  const [isEmpty, setIsEmpty] = useState(false)
  const { isStarting, faults, start } = useStarting()
  const id = useId()
  const said = pageWords.welcomeWords
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    const question = text.trim()
    setIsEmpty(question === '')
    if (question === '') document.getElementById(id)?.focus()
    else
      start(async () => {
        const runId = await startOffline('own question', question)
        setText('')
        return runId
      })
  }
  return (
    <form onSubmit={onSubmit} className="flex flex-1 flex-col gap-2">
      <label htmlFor={id} className="text-soft">
        {said.own}
      </label>
      <textarea
        id={id}
        rows={2}
        value={text}
        maxLength={2000}
        placeholder={said.ownPlaceholder}
        aria-invalid={isEmpty}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setText(event.target.value)}
        className="field-sizing-content max-h-48 min-h-14 w-full rounded-md border border-edge bg-paper px-3 py-1.5"
      />
      <p id={`${id}-hint`} className="text-[0.93rem] text-soft">
        {said.ownOffline}
      </p>
      <Faults faults={isEmpty ? [said.ownEmpty] : faults} />
      <p className="mt-auto flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" aria-disabled={isStarting} className="px-4 py-1.5">
          {isStarting ? said.starting : said.ownStart}
        </Button>
        <Link href="/councils/new" className="text-accent underline underline-offset-2">
          {said.ownMore}
        </Link>
      </p>
    </form>
  )
}
