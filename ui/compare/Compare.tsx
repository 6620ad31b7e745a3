import { useMemo } from 'react'
import type { Comparison } from '../../backend/council/compare/compare.ts'
import { PageBody } from '../app/PageBody.tsx'
import type { PageProps } from '../app/page-props.ts'
import { councilPath } from '../app/router.ts'
import { Bones, NotLoaded, Waiting } from '../components/Waiting.tsx'
import { councilName } from '../lib/council-name.ts'
import { useFetched } from '../lib/use-fetched.ts'
import { language, pageWords, words } from '../words/words.ts'
import type { Names } from './names.ts'
import { Outcomes } from './Outcomes.tsx'
import { Parting } from './Parting.tsx'
import { comparisonOf } from './read-comparison.ts'

/** Two councils side by side: in what they came out differently, where they part, what each took. */
export default function Compare({ params: { id = '', other = '' } }: PageProps) {
  const path = `/runs/${encodeURIComponent(id)}/compare/${encodeURIComponent(other)}?language=${language}`
  const { answer, state, again } = useFetched(path)
  const title = useTitleOf(id)
  const found = useMemo(() => comparisonOf(answer), [answer])
  const said = pageWords.compareWords
  return (
    <PageBody
      title={said.title}
      lead={said.lead}
      crumbs={[
        { title: words.shell.councils, href: '/councils' },
        ...(title === null ? [] : [{ title, href: councilPath(id) }]),
      ]}
    >
      {state === 'loading' && (
        <Waiting label={said.loading} onRetry={again}>
          <Bones lines={4} className="h-16" />
        </Waiting>
      )}
      {state !== 'loading' && found === null && <NotLoaded text={said.failed} onRetry={again} />}
      {found !== null && <Found found={found} isFork={found.sharedSeq !== null && id !== other} />}
    </PageBody>
  )
}

function useTitleOf(runId: string): string | null {
  const { answer } = useFetched(`/runs/${encodeURIComponent(runId)}`)
  return councilName(answer) ?? null
}

function Found({ found, isFork }: { found: Comparison; isFork: boolean }) {
  const said = pageWords.compareWords
  const names: Names = isFork ? [said.a, said.b] : [said.first, said.second]
  return (
    <div className="grid grid-cols-1 gap-8">
      <section className="grid grid-cols-1 gap-2">
        <h2 className="text-[1.29rem]">{said.differences}</h2>
        {found.differences.length === 0 ? (
          <p>{said.none}</p>
        ) : (
          <ul className="grid list-disc grid-cols-1 gap-1.5 ps-5">
            {found.differences.map(({ text }, index) => (
              // The words are those of the councils.
              <li key={index} data-verbatim dir="auto" className="max-w-[75ch]">
                {text}
              </li>
            ))}
          </ul>
        )}
      </section>
      <Parting found={found} names={names} />
      <Outcomes found={found} names={names} />
    </div>
  )
}
