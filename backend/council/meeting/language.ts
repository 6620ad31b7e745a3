import type { HeldMeeting } from '../../../schemas/generated/types.ts'

/** The language a meeting is written in, by its letters: more Cyrillic than Latin ones is Russian. */
export function languageOf(text: string): HeldMeeting['language'] {
  const count = (letters: RegExp) => text.match(letters)?.length ?? 0
  return count(/\p{Script=Cyrillic}/gu) > count(/\p{Script=Latin}/gu) ? 'ru' : 'en'
}
