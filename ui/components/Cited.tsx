import { citedParts } from './cited.ts'

/** Words with their citations as short as a footnote; who copies or hears them gets them whole. */
export function Cited({ text }: { text: string }) {
  return citedParts(text).map(({ text: part, line }, at) =>
    line === null ? part : <Citation key={at} {...{ part, line }} />,
  )
}

function Citation({ part, line }: { part: string; line: string }) {
  return (
    <span className="cite" title={part.slice(1, -1)}>
      <span className="sr-only">{part.slice(0, -line.length - 1)}</span>
      {line}
      <span className="sr-only">]</span>
    </span>
  )
}
