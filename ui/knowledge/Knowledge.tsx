import { useState } from 'react'
import { PageBody } from '../app/PageBody.tsx'
import { Bones, NotLoaded, Waiting } from '../components/Waiting.tsx'
import { pageWords, words } from '../words/words.ts'
import { ADD, AddSources } from './AddSources.tsx'
import { AskLibrary } from './AskLibrary.tsx'
import { ReindexButton } from './ReindexButton.tsx'
import { RemoveSource } from './RemoveSource.tsx'
import type { Source } from './source.ts'
import { SourceList } from './SourceList.tsx'
import { useSources } from './use-sources.ts'

/** The library: what councils may cite, where each source stands, and what it answers. */
export default function Knowledge() {
  const { sources, state, again } = useSources()
  const [removing, setRemoving] = useState<Source | null>(null)
  const said = pageWords.knowledgeWords
  const isEmpty = sources.length === 0
  return (
    <PageBody
      title={words.shell.knowledge}
      lead={said.lead}
      actions={!isEmpty && <ReindexButton onDone={again} />}
    >
      {state === 'loading' && (
        <Waiting label={said.loading} onRetry={again}>
          <Bones lines={5} className="h-16" />
        </Waiting>
      )}
      {state === 'failed' && <NotLoaded text={said.failed} onRetry={again} />}
      {state === 'here' && (
        <div className="grid grid-cols-1 gap-9">
          {isEmpty && <Empty />}
          {!isEmpty && <AskLibrary />}
          <AddSources sources={sources} onSent={again} />
          {!isEmpty && (
            <section aria-labelledby={LIST}>
              <h2 id={LIST} tabIndex={-1} className="mb-3 text-[1.29rem]">
                {said.sources}
              </h2>
              <RemoveSource source={removing} onClose={() => setRemoving(null)} onRemoved={again} />
              <SourceList
                sources={sources}
                // The last row takes the heading over it along.
                backTo={sources.length > 1 ? LIST : ADD}
                onRemove={setRemoving}
              />
            </section>
          )}
        </div>
      )}
    </PageBody>
  )
}

const LIST = 'sources'

/** What the library is for, and the ways into it. */
function Empty() {
  const said = pageWords.knowledgeWords
  return (
    <section aria-labelledby="empty" className="max-w-[65ch]">
      <h2 id="empty" className="mb-1 text-[1.29rem]">
        {said.emptyTitle}
      </h2>
      <p className="mb-3">{said.empty}</p>
      <p className="text-soft">{said.emptyTerminal}</p>
      <p className="mt-1 rounded-md bg-sunk px-3 py-2">
        <code className="font-mono text-[0.93rem] break-words">xio knowledge add docs README.md</code>
      </p>
    </section>
  )
}
