/**
 * A text without what nobody sees: zero-width signs, marks that turn the direction, tags of U+E0000 and their kin, in
 * which instructions travel past the eye. What a script or a pictograph needs to be drawn stays.
 */
export function visible(text: string): { text: string; hidden: number } {
  if (!HIDDEN.test(text)) return { text, hidden: 0 }
  const shown = text.replaceAll(JOINERS, '').replaceAll(SELECTORS, '').replaceAll(UNSEEN, '')
  return { text: shown, hidden: text.length - shown.length }
}

/** Soft hyphen, zero-width space, direction marks and isolates, invisible operators, word joiner, fillers, tags. */
const UNSEEN =
  /\u034F|[\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]/gu
// They join pictographs, and letters of scripts without capitals; between other letters they only hide.
const JOINERS = /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F\p{Lo}\p{M}])[\u200C\u200D]/gu
// One behind a sign says how to draw it; a row of them is a message.
const SELECTORS = /(?<=[\uFE00-\uFE0F])[\uFE00-\uFE0F]|[\uFE00-\uFE0D]/gu
const HIDDEN = new RegExp(`${UNSEEN.source}|[\\u200C\\u200D\\uFE00-\\uFE0F]`, 'u')
