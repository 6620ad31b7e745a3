import type { Voice, Voices } from '../ports/voice.ts'

/** Voices that are loaded when one of them is to speak for the first time: no start waits for them. */
export function whenFirstHeard(load: () => Promise<Voices>): Voices {
  let loaded: Promise<Voices> | undefined
  return (run) => {
    let ofRun: ((seat: string) => Voice) | undefined
    return (seat) => ({
      async speak(request, options) {
        ofRun ??= (await (loaded ??= load()))(run)
        return ofRun(seat).speak(request, options)
      },
    })
  }
}
