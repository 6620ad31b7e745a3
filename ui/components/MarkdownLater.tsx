import { Suspense } from 'react'
import { later } from '../lib/later.ts'

const Markdown = later(async () => ({ default: (await import('./Markdown.tsx')).Markdown }))

/** The same words where their reader may come later than the page: until then they stand as they were written. */
export function MarkdownLater({ text }: { text: string }) {
  return (
    <Suspense fallback={<p className="whitespace-pre-line">{text}</p>}>
      <Markdown text={text} />
    </Suspense>
  )
}
