import { useRef, useState, type SyntheticEvent } from 'react'
import { announce } from '../app/announcer.tsx'
import { Button } from '../components/Button.tsx'
import { SelectField } from '../components/Field.tsx'
import { TextField } from '../components/TextField.tsx'
import { call } from '../lib/api.ts'
import { Faults, faultsOf } from '../preparation/Faults.tsx'
import { pageWords } from '../words/words.ts'
import { FoundPassage } from './FoundPassage.tsx'
import { passagesIn, type Found } from './passage.ts'
import { SCOPES } from './source.ts'

type Answer = { question: string; found: readonly Found[] }

/** A question to the library, and the passages that a council would be given for it. */
export function AskLibrary() {
  const [question, setQuestion] = useState('')
  const [scope, setScope] = useState('')
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [faults, setFaults] = useState<readonly string[]>([])
  const [isAsking, setIsAsking] = useState(false)
  const asked = useRef(new AbortController())
  const said = pageWords.knowledgeWords
  const ask = async (event: SyntheticEvent) => {
    event.preventDefault()
    const q = question.trim()
    if (q === '') return
    asked.current.abort()
    const mine = new AbortController()
    asked.current = mine
    setIsAsking(true)
    setFaults([])
    try {
      const query = new URLSearchParams(scope === '' ? { q } : { q, scope })
      const found = passagesIn(await call(`/knowledge/passages?${query}`, { signal: mine.signal }))
      setAnswer({ question: q, found })
      announce(found.length === 0 ? said.nothing : said.found(found.length))
    } catch (fault) {
      if (mine.signal.aborted) return
      setAnswer(null)
      setFaults(faultsOf(fault))
    }
    setIsAsking(false)
  }
  return (
    <section aria-labelledby="ask">
      <h2 id="ask" className="text-[1.29rem]">
        {said.askTitle}
      </h2>
      <p className="mb-2.5 text-soft">{said.askHint}</p>
      <search>
        <form onSubmit={(event) => void ask(event)} className="flex flex-wrap items-end gap-3">
          <TextField
            label={said.question}
            value={question}
            maxLength={1000}
            onChange={setQuestion}
            className="flex-1 basis-72"
          />
          <SelectField
            label={said.where}
            value={scope}
            choices={[
              { value: '', label: said.everywhere },
              ...SCOPES.map((value) => ({ value, label: said.scopes[value] })),
            ]}
            onChange={setScope}
          />
          <Button type="submit" className="min-h-9" aria-disabled={isAsking}>
            {isAsking ? said.asking : said.ask}
          </Button>
        </form>
      </search>
      <div className="mt-3">
        <Faults faults={faults} />
        {answer !== null && <Answered found={answer.found} />}
      </div>
    </section>
  )
}

function Answered({ found }: { found: readonly Found[] }) {
  const said = pageWords.knowledgeWords
  if (found.length === 0)
    return (
      <p className="rounded-lg border border-line bg-sunk px-4 py-3">
        <span className="block font-medium">{said.nothing}</span>
        <span className="text-soft">{said.nothingHint}</span>
      </p>
    )
  return (
    <>
      <p className="mb-2 text-soft">{said.found(found.length)}</p>
      <ol className="grid gap-2.5">
        {found.map((one) => (
          <FoundPassage key={`${one.sourceId} ${one.start}`} found={one} />
        ))}
      </ol>
    </>
  )
}
