import { useState } from 'react'
import { PageBody } from '../app/PageBody.tsx'
import type { PageProps } from '../app/page-props.ts'
import { councilPath, go } from '../app/router.ts'
import { Button } from '../components/Button.tsx'
import { Link } from '../components/Link.tsx'
import { useServed } from '../components/Served.tsx'
import { Bones, NotLoaded, Waiting } from '../components/Waiting.tsx'
import { has, isRow } from '../lib/reading.ts'
import { useAskedAgain } from '../lib/use-asked-again.ts'
import { useFetched } from '../lib/use-fetched.ts'
import { Facts, Part } from '../registry/Facts.tsx'
import { pageWords, words } from '../words/words.ts'
import { CitationList } from './CitationList.tsx'
import { reasonInWords } from './in-words.ts'
import { PassageList } from './PassageList.tsx'
import { RemoveSource } from './RemoveSource.tsx'
import { councilOf, isUnderWay, readSource, type Source } from './source.ts'
import { factsOf } from './source-facts.ts'
import { SourceStatus } from './SourceStatus.tsx'
import { MOVES_MS } from './use-sources.ts'

/** One source: where it stands, how it came, and what was read of it. */
export default function SourcePage({ params }: PageProps) {
  const { answer, state, again } = useFetched(`/knowledge/sources/${encodeURIComponent(params.id ?? '')}`)
  const row = has(answer, 'source') && isRow(answer.source) ? answer.source : null
  const source = row === null ? undefined : readSource(row)[0]
  useAskedAgain(source !== undefined && isUnderWay(source), again, MOVES_MS)
  const crumbs = [{ title: words.shell.knowledge, href: '/knowledge' }]
  if (source !== undefined) return <About key={source.id} source={source} />
  return (
    <PageBody title={words.shell.knowledge} crumbs={crumbs} crumb={pageWords.knowledgeWords.noSource}>
      {state === 'loading' ? (
        <Waiting label={pageWords.knowledgeWords.loading} onRetry={again}>
          <Bones lines={5} className="h-10" />
        </Waiting>
      ) : (
        <NotLoaded text={pageWords.knowledgeWords.gone} onRetry={again} />
      )}
    </PageBody>
  )
}

function About({ source }: { source: Source }) {
  const { title, reason, status, version } = source
  const [isRemoving, setIsRemoving] = useState(false)
  const served = useServed()
  const said = pageWords.knowledgeWords
  const council = councilOf(source)
  return (
    <PageBody
      title={title}
      crumbs={[{ title: words.shell.knowledge, href: '/knowledge' }]}
      actions={
        council === null ? (
          <Button look="danger" onClick={() => setIsRemoving(true)}>
            {said.remove}
          </Button>
        ) : (
          <Link href={councilPath(council)} className="px-2 py-1 text-accent underline underline-offset-2">
            {said.toCouncil}
          </Link>
        )
      }
    >
      <RemoveSource
        source={isRemoving ? source : null}
        onClose={() => setIsRemoving(false)}
        onRemoved={() => go('/knowledge')}
      />
      {reason !== null && (
        <p
          className={
            status === 'failed'
              ? 'mb-4 rounded-md bg-bad-tint px-4 py-2 text-bad'
              : 'mb-4 rounded-md bg-warn-tint px-4 py-2 text-warn'
          }
        >
          {reasonInWords(title, served(reason))}{' '}
          {status === 'stale' ? said.staleMeans : status === 'failed' ? said.failedMeans : ''}
        </p>
      )}
      {council !== null && <p className="mb-4 text-soft">{said.ofCouncil}</p>}
      <Facts
        facts={[[said.facts.status, <SourceStatus key="status" source={source} />], ...factsOf(source)]}
      />
      <CitationList id={source.id} />
      <Part title={said.whatIsRead}>
        <p className="mb-2.5 text-soft">{said.whatIsReadHint}</p>
        <PassageList key={version} source={source} />
      </Part>
    </PageBody>
  )
}
