import { useAction } from '../app/use-action.ts'
import { useIsPast } from '../room/room-context.ts'
import type { TranscriptView } from './use-transcript.ts'

/** The keys of the transcript, each under the name of what it does. */
export function useTranscriptKeys({ focus, search, freeze }: TranscriptView): void {
  useAction('next_message', () => focus.step(1))
  useAction('previous_message', () => focus.step(-1))
  useAction('search', search.open)
  // What stands still by itself is not frozen.
  useAction('freeze', useIsPast() ? null : freeze)
}
