import type { Anchor } from '../../schemas/generated/types.ts'
import { Cited } from '../components/Cited.tsx'
import { words } from '../words/words.ts'
import { locate } from './locate.ts'

/** A text with the quote marked where it stands; where it stands no longer, that is said. */
export function Passage({ text, anchor }: { text: string; anchor: Anchor }) {
  const at = anchor.quote === '' ? { start: 0, end: 0 } : locate(text, anchor)
  if (at === null)
    return (
      <>
        <blockquote className="border-s-4 border-line ps-4">{anchor.quote}</blockquote>
        <p className="mt-3 text-warn">{words.anchorWords.missing}</p>
      </>
    )
  return (
    <div dir="auto" className="max-w-[80ch] text-[1rem] leading-relaxed break-words whitespace-pre-wrap">
      <Verbatim text={text.slice(0, at.start)} />
      <mark ref={intoView} className="rounded-sm">
        <Verbatim text={text.slice(at.start, at.end)} />
      </mark>
      <Verbatim text={text.slice(at.end)} />
    </div>
  )
}

/** Word for word; marks of emphasis are there and not seen, since a quote may begin and end anywhere between them. */
const Verbatim = ({ text }: { text: string }) =>
  text.split(/(\*\*)/).map((part, at) =>
    part === '**' ? (
      <span key={at} hidden>
        {part}
      </span>
    ) : (
      <Cited key={at} text={part} />
    ),
  )

/** After the dialog has taken the focus, which scrolls to its beginning. */
function intoView(mark: HTMLElement | null): void {
  if (mark !== null) requestAnimationFrame(() => mark.scrollIntoView({ block: 'center' }))
}
