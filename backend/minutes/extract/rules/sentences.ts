import type { Language } from '../../render/words.ts'

/** A sentence as a stretch of the text it stands in, without the white space around it. */
export type Sentence = { from: number; to: number }

/**
 * The sentences of a text, in order: by Unicode's rules, but no sentence ends at an abbreviation, an initial or the
 * number of a list, and one may begin with a small letter after a whole word and a full stop, as people type in chats.
 */
export function sentencesIn(text: string, language: Language = 'en'): Sentence[] {
  const sentences: Sentence[] = []
  let from = 0
  for (const end of endsOf(text, language)) {
    const sentence = trimmed(text, from, end)
    if (sentence !== null) sentences.push(sentence)
    from = end
  }
  return sentences
}

const SPLITTERS = {
  en: new Intl.Segmenter('en', { granularity: 'sentence' }),
  ru: new Intl.Segmenter('ru', { granularity: 'sentence' }),
}
// Looks back a fixed way and takes a bounded stretch of white space: time grows with the length of the text only.
const END = /(?:(?<=\p{L}{2})\.|…)["”»)]?\s{1,20}(?=\p{L})/gu

function endsOf(text: string, language: Language): number[] {
  const ends = new Set<number>()
  for (const { index } of SPLITTERS[language].segment(text)) if (index > 0) ends.add(index)
  // A small letter after a full stop, a capital after an ellipsis: Unicode's rules see no end there.
  for (const found of text.matchAll(END)) {
    const end = found.index + found[0].length
    const small = /\p{Ll}/u.test(text.charAt(end))
    if (small !== found[0].startsWith('…')) ends.add(end)
  }
  const last = [...ends].filter((end) => !goesOn(text, end, language)).toSorted((a, b) => a - b)
  return [...last, text.length]
}

const AS_LONG = 24

function goesOn(text: string, end: number, language: Language): boolean {
  const before = text.slice(Math.max(0, end - AS_LONG), end).trimEnd()
  if (!before.endsWith('.')) return false
  const word = lastWord(before)
  if (isAbbreviation(word, language)) return true
  const ahead = before.slice(0, before.length - word.length).trimEnd()
  // The number of a list begins the text or follows a sentence.
  if (LISTED.test(word) && (ahead === '' || /[.!?…;:]$/u.test(ahead)))
    return !isAbbreviation(lastWord(ahead), language)
  return isInitial(before) && /^\p{Lu}/u.test(text.slice(end, end + 2))
}

const LISTED = /^\d{1,2}(?:\.\d{1,2}){0,3}\.$/
const lastWord = (text: string): string => /[\p{L}\p{N}.’']{1,24}$/u.exec(text)?.[0].toLowerCase() ?? ''
const isAbbreviation = (word: string, language: Language): boolean =>
  ABBREVIATIONS[language].has(word) || ABBREVIATIONS.en.has(word)

// "J. Smith" and "Smith J. R." go on; "we take option B. Anna writes it down" does not.
const isInitial = (before: string): boolean => /(?:^|[\s.(])\p{Lu}\.$/u.test(before) && !LETTERED.test(before)
const LETTERED =
  /(?:option|plan|appendix|section|variant|part|group|version|вариант\p{Ll}?|план\p{Ll}?|группа|приложение|часть)\s\p{Lu}\.$/iu

const listed = (words: string): Set<string> => new Set(words.split(' '))
const ABBREVIATIONS = {
  en: listed(
    'e.g. i.e. eg. ie. etc. vs. cf. al. approx. incl. excl. resp. esp. mr. mrs. ms. dr. prof. sr. jr. st. no. nos. fig. figs. sec. ' +
      'ch. vol. pp. p. ed. eds. dept. est. inc. ltd. corp. jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. ' +
      'mon. tue. tues. wed. thu. thur. thurs. fri. w.r.t. wrt. a.k.a. aka. u.s. min. max. ca. viz.',
  ),
  ru: listed(
    'т.е. т.к. т.д. т.п. т.н. т.ч. т.о. и.о. д. п. г. гг. в. вв. ст. стр. рис. табл. см. ср. напр. др. пр. проч. им. ул. ' +
      'тыс. млн. млрд. руб. коп. руб.мес. мин. макс. чел. шт. кв. обл. гл. разд. подп. абз. прим. ред. янв. февр. фев. мар. апр. авг. ' +
      'сент. сен. окт. нояб. ноя. дек. тел. к.т.н. зам. отв. секр. т. е. к.',
  ),
}

function trimmed(text: string, from: number, to: number): Sentence | null {
  let [start, end] = [from, to]
  while (start < end && isSpace(text, start)) start++
  while (end > start && isSpace(text, end - 1)) end--
  return end > start ? { from: start, to: end } : null
}

const isSpace = (text: string, at: number): boolean => /\s/.test(text.charAt(at))
