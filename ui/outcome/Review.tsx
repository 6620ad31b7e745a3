import { words } from '../words/words.ts'

/** What has to be looked at before the log is relied on. */
export function Review({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null
  return (
    <div className="mt-3 rounded-md bg-warn-tint px-3 py-2 text-[0.93rem] text-warn">
      <p className="font-medium">{words.outcomeWords.review}</p>
      <ul className="list-disc ps-4">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </div>
  )
}
