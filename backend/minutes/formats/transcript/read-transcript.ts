import type { Transcript } from '../../transcript.ts'
import { peopleIn } from './people.ts'
import { segmentsOf } from './segments.ts'

/** Reads a decoded file into its segments; the format follows the name and, where that says nothing, the text. */
export function readTranscript({ name, text }: { name: string; text: string }): Transcript {
  const segments = segmentsOf(text)
  return {
    name,
    format: 'markdown',
    text,
    title: segments.find((one) => one.kind === 'heading')?.text ?? null,
    date: /\d{4}-\d{2}-\d{2}/.exec(`${name}\n${text.slice(0, 4000)}`)?.[0] ?? null,
    language: (text.slice(0, 20_000).match(/[а-яё]/gi)?.length ?? 0) > 200 ? 'ru' : 'en',
    people: peopleIn(segments),
    segments,
  }
}
