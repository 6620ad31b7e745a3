type Props = { text: string; marks: readonly { start: number; end: number }[] }

/** A text with the words marked that were looked for; it is text whatever stands in it. */
export function Marked({ text, marks }: Props) {
  const ends = [0, ...marks.map(({ end }) => end)]
  return (
    <>
      {marks.map(({ start, end }, index) => (
        <span key={start}>
          {text.slice(ends[index], start)}
          <mark className="rounded-xs bg-tint px-0.5 font-semibold text-ink">{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(ends.at(-1))}
    </>
  )
}
