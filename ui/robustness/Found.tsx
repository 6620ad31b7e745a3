import type { Robustness } from '../../schemas/generated/types.ts'
import { words } from '../words/words.ts'
import { foundInWords } from './in-words.ts'

/** What a check found: how much the decision withstood, and above all what flips it. */
export function Found({ result }: { result: Robustness }) {
  const { survived, flips, withstood, withstoodIn, failed, notHeld } = foundInWords(result)
  return (
    <>
      <p className="font-medium">
        {result.fragile && (
          <span className="me-2 rounded-full bg-warn-tint px-2.5 py-px font-medium text-warn">
            {words.robustWords.fragile}
          </span>
        )}
        {survived}
      </p>
      {flips.length > 0 && (
        <ul aria-label={words.robustWords.flips} className="mt-1.5 grid list-disc gap-1 ps-4">
          {flips.map(({ flip, text }) => (
            // The names are those of the council.
            <li key={`${flip.kind} ${flip.id}`} data-verbatim dir="auto">
              {text}
            </li>
          ))}
        </ul>
      )}
      {withstoodIn.length > 0 && <Listed title={withstood} texts={withstoodIn} />}
      {failed !== null && <Listed title={failed} texts={notHeld} />}
    </>
  )
}

/** What is looked up rather than read: the names are those of the council. */
function Listed({ title, texts }: { title: string; texts: readonly string[] }) {
  return (
    <details className="mt-1.5 text-[0.93rem] text-soft">
      <summary className="min-h-6 w-fit pointer-coarse:min-h-11">{title}</summary>
      <ul className="grid list-disc gap-1 ps-4">
        {texts.map((text, index) => (
          <li key={index} data-verbatim dir="auto">
            {text}
          </li>
        ))}
      </ul>
    </details>
  )
}
