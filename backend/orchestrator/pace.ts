import type { Clock } from '../ports/outside.ts'
import type { Voice } from '../ports/voice.ts'

/** About how long a turn takes at reading pace, streamed (CONTRACT section 6). */
export const READING_TURN_MS = 2_000
const STEPS = 20

/** The same voice at reading pace: what it writes is shown little by little; what it says is not changed. */
export function atReadingPace(voice: Voice, clock: Clock, turnMs = READING_TURN_MS): Voice {
  return {
    async speak(request, options) {
      const answer = await voice.speak(request, { ...options, onDraft: () => {} })
      for (const piece of pieces(answer.text, STEPS)) {
        await clock.sleep(turnMs / STEPS, options.signal)
        if (options.signal.aborted) throw new Error('The turn was cut.')
        options.onDraft(piece)
      }
      return answer
    },
  }
}

/** A text in about `count` pieces, cut between words. */
function pieces(text: string, count: number): string[] {
  const words = text.match(/\s*\S+\s*$|\s*\S+/g) ?? []
  const size = Math.max(1, Math.ceil(words.length / count))
  return Array.from({ length: Math.ceil(words.length / size) }, (_, i) =>
    words.slice(i * size, (i + 1) * size).join(''),
  )
}
