import { ScrollRegion } from '../components/ScrollRegion.tsx'
import { pageWords } from '../words/words.ts'
import { wordDiff } from './word-diff.ts'

/** What changed in a text: what went is struck, what came is underlined, and both say so to whoever listens. */
export function Diff({ before, after }: { before: string; after: string }) {
  return (
    <ScrollRegion
      aria-label={pageWords.registry.changed}
      className="max-h-96 max-w-[80ch] rounded-md bg-sunk px-3 py-2 whitespace-pre-wrap"
    >
      {wordDiff(before, after).map(({ kind, text }, at) => {
        if (kind === 'same') return <span key={at}>{text}</span>
        if (kind === 'added')
          return (
            <ins key={at} className="bg-good-tint text-good underline">
              {text}
            </ins>
          )
        return (
          <del key={at} className="bg-bad-tint text-bad line-through">
            {text}
          </del>
        )
      })}
    </ScrollRegion>
  )
}
