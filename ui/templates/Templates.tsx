import { useMemo, useState } from 'react'
import { PageBody } from '../app/PageBody.tsx'
import { go } from '../app/router.ts'
import { Button } from '../components/Button.tsx'
import { Link } from '../components/Link.tsx'
import { TextField } from '../components/TextField.tsx'
import { listOf } from '../lib/reading.ts'
import { useFetched } from '../lib/use-fetched.ts'
import { timeboxOf } from '../preparation/agenda/durations.ts'
import { Fetching } from '../registry/Fetching.tsx'
import { inWords, readTemplate, type ShownTemplate } from '../registry/read-registry.ts'
import { language, pageWords, words } from '../words/words.ts'
import { preparePath } from './prepare-path.ts'
import { ResultLine } from './ResultLine.tsx'
import { resultsOf, type Results } from './results.ts'

/** Every ready council, with what came of it. */
export default function Templates() {
  const { answer, state, again } = useFetched('/templates')
  const held = useFetched('/insights/councils')
  const results = useMemo(() => resultsOf(held.answer), [held.answer])
  const [wanted, want] = useState('')
  const all = listOf(answer, 'items')
    .flatMap(readTemplate)
    .map((one) => inWords(one, language))
  const shown = all.filter(({ title, description }) =>
    `${title} ${description}`.toLowerCase().includes(wanted.trim().toLowerCase()),
  )
  return (
    <PageBody title={words.shell.templates} lead={pageWords.registry.templatesLead}>
      <Fetching state={state} again={again} />
      {all.length > 0 && (
        <>
          <TextField label={pageWords.registry.filter} value={wanted} onChange={want} className="max-w-80" />
          <ul className="mt-4 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {shown.map((template) => (
              <TemplateCard
                key={template.id}
                template={template}
                isHeldKnown={held.state === 'here'}
                results={results.get(template.id)}
              />
            ))}
          </ul>
          <p role="status" className="text-soft empty:hidden">
            {shown.length === 0 && pageWords.registry.noneFound}
          </p>
        </>
      )}
    </PageBody>
  )
}

type CardProps = { template: ShownTemplate; isHeldKnown: boolean; results: Results | undefined }

function TemplateCard({ template, isHeldKnown, results }: CardProps) {
  const { id, title, description, seats, maxMinutes } = template
  return (
    <li className="flex flex-col gap-2 rounded-lg border border-line bg-sheet p-4">
      <h2 className="text-[1.14rem] leading-snug">
        <Link href={`/templates/${encodeURIComponent(id)}`} className="text-accent hover:underline">
          {title}
        </Link>
      </h2>
      <p className="flex-1">{description}</p>
      <p className="tabular text-soft">
        {pageWords.registry.seats(seats.length)}, {pageWords.registry.length(timeboxOf(maxMinutes))}
      </p>
      {isHeldKnown && <ResultLine results={results} />}
      <p className="mt-1">
        <Button aria-label={pageWords.registry.useIt(title)} onClick={() => go(preparePath(id))}>
          {pageWords.registry.use}
        </Button>
      </p>
    </li>
  )
}
