import { sentencesIn, type Sentence } from './sentences.ts'

const NAME = String.raw`(?:(?:Mrs?|Ms|Dr|Prof|Fr|Miss|The|Mx)\.? )?\p{Lu}[\p{L}.'’-]{0,30}(?: \p{Lu}[\p{L}.'’-]{0,30}){0,2}`
const GIVEN_EN = new RegExp(
  `^${NAME}(?:(?:,| and| &) ${NAME}){0,3} (?:to|will|shall|(?:is|are) (?:going )?to|(?:was|were) asked to|agreed to|undertook to|volunteered to) (?!be |have been )\\p{Ll}`,
  'u',
)
const NAME_RU = String.raw`(?:Поручить )?\p{Lu}\p{Ll}{1,30}(?: \p{Lu}\.(?: ?\p{Lu}\.)?| \p{Lu}\p{Ll}{1,30})?`
// An order in the infinitive or a verb of the future that ends a sentence's first words.
const GIVEN_RU = new RegExp(
  `^${NAME_RU} (?:[—–-] )?(?:\\p{Ll}{2,20}(?:ать|ять|ить|еть|уть|ыть|ти|чь|ться|тись)|\\p{Ll}{2,20}(?:ит|ет|ёт|ат|ят|ут|ют|ится|ется))(?!\\p{L})`,
  'u',
)
// These begin a sentence that tells of the matter, not of anybody.
const NOBODY =
  /^(?:It|This|That|There|They|We|The (?:meeting|committee|board|group|motion|proposal|cost|price|rent|work|new)|Это|Он|Она|Оно|Они|Мы|Срок|Стоимость|Цена|Вопрос|Работ\p{Ll}|Договор|Решение|Собрание|Комиссия|Правление)(?!\p{L})/u

/** The first sentence behind the first that gives a person something to do; null where none does. */
export function ownTaskIn(text: string): Sentence | null {
  const [, ...later] = sentencesIn(text, /[а-яё]/iu.test(text) ? 'ru' : 'en')
  return (
    later.find(({ from, to }) => {
      const words = text.slice(from, to)
      return !NOBODY.test(words) && (GIVEN_EN.test(words) || GIVEN_RU.test(words))
    }) ?? null
  )
}
