import { Link } from '../components/Link.tsx'
import { format } from '../words/format.ts'
import { pageWords } from '../words/words.ts'
import type { Found } from './passage.ts'
import { PassageText } from './PassageText.tsx'
import { sourcePath } from './source-path.ts'

/** A passage that answers a question: whose it is, where it stands, and why it was found. */
export function FoundPassage({ found }: { found: Found }) {
  const { sourceId, title, scope, line, endLine } = found
  const said = pageWords.knowledgeWords
  return (
    <li className="min-w-0 rounded-lg border border-line bg-sheet px-4 py-3">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <Link
          href={sourcePath(sourceId)}
          data-verbatim
          className="inline-flex min-h-6 min-w-0 items-center font-semibold break-words text-accent underline underline-offset-2 pointer-coarse:min-h-11"
        >
          {title}
        </Link>
        <span className="tabular text-[0.93rem] text-soft">
          {[said.scopeNames[scope], said.lines(line, endLine)].join(' · ')}
        </span>
      </p>
      <PassageText passage={found} isFolded />
      <p className="tabular mt-1.5 text-[0.93rem] text-soft">{whyFound(found)}</p>
    </li>
  )
}

function whyFound({ coverage, similarity }: Found): string {
  const said = pageWords.knowledgeWords
  return [
    ...(coverage === null ? [] : [said.coverage(format().percent(coverage))]),
    similarity === null ? said.noVectors : said.similarity(format().percent(similarity)),
  ].join(' · ')
}
