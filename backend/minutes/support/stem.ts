import { newStemmer } from 'snowball-stemmers'

const english = newStemmer('english')
const russian = newStemmer('russian')

// The same words come again and again; the limit keeps a server that runs for months from collecting every word.
const MOST_KNOWN = 20_000
const known = new Map<string, string>()

/** Forms that no rule of endings finds: the first of each line stands for the others. Degrees are told apart: better is not good. */
const IRREGULAR = new Map(
  (
    'be am is are was were been being|begin began begun|break broke broken|bring brought|build built|buy bought|choose chose chosen|come came|' +
    'do did done does|draw drew drawn|drive drove driven|fall fell fallen|feel felt|find found|get got gotten|give gave given|go went gone|' +
    'grow grew grown|have had has|hear heard|hold held|keep kept|know knew known|lead led|leave left|lend lent|lose lost|make made|mean meant|meet met|' +
    'pay paid|rise rose risen|run ran|say said|see saw seen|sell sold|send sent|show shown|speak spoke spoken|spend spent|stand stood|take took taken|' +
    'teach taught|tell told|think thought|understand understood|wear wore worn|win won|write wrote written|person people|child children|man men|woman women|' +
    'продать продам продаст продадим продадут|дать дам даст дадим дадут|идти шел шла шло шли|пойти пошел пошла пошло пошли|прийти пришел пришла пришло пришли|человек люди людей людям людьми|ребенок дети детей детям'
  )
    .split('|')
    .flatMap((line) => {
      const [first = '', ...forms] = line.split(' ')
      return forms.map((form) => [form, first] as const)
    }),
)

/** The stem of a word in small letters, English or Russian; forms of one word have one stem. */
export function stemOf(word: string): string {
  const before = known.get(word)
  if (before !== undefined) return before
  const base = IRREGULAR.get(word) ?? word
  const stem = /[а-я]/.test(base) ? russian.stem(base) : english.stem(base)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(word, stem)
  return stem
}
