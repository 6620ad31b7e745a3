import type { RunState } from '../../backend/council/state.ts'
import type { Looked, Search } from '../../backend/council/timeline/looked.ts'
import { Card } from '../components/Field.tsx'
import { FirstOf } from '../components/FirstOf.tsx'
import { visualWords } from '../words/words.ts'
import { nameOf } from './in-words.ts'

const AT_FIRST = 8

/** What seats looked for in vain: nobody can say that the library speaks for it. */
export function NotFound({ run, looked }: { run: RunState; looked: Looked }) {
  const said = visualWords.sourcesTab
  const empty = looked.searches.filter(({ found }) => found === null || found === 0)
  if (empty.length === 0) return null
  return (
    <Card title={said.none}>
      <FirstOf items={empty} count={AT_FIRST} className="divide-y divide-line">
        {(search) => (
          <li className="py-1.5">
            <p dir="auto" className="line-clamp-3 break-words">
              {search.found === null ? said.failed(questionIn(search)) : said.noneFor(questionIn(search))}
            </p>
            <p className="text-[0.93rem] text-soft">
              {(search.isAutomatic ? said.automatic : said.asked)(nameOf(run, search.seat))}
            </p>
          </li>
        )}
      </FirstOf>
    </Card>
  )
}

/** What is looked for before a turn are several questions, a line each; the first is what the turn is about. */
const questionIn = ({ query }: Search): string => query.split('\n')[0] ?? ''
