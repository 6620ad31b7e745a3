/**
 * The one day that a short text names, ISO; null where it names none, two, or one that could be two.
 * `dayFirst`: whoever wrote it puts the day before the month, so that 3/4/2024 is one day.
 */
export function dayIn(text: string, dayFirst = false): string | null {
  const forms = dayFirst ? [...FORMS, DAY_FIRST] : [...FORMS, EITHER_FIRST]
  const days = new Set(
    forms.flatMap((form) => [...text.slice(0, LONGEST).matchAll(form.pattern)].map(form.day)),
  )
  const [day] = days
  return days.size === 1 && day !== undefined ? day : null
}

/** Who names a day in a longer text speaks of something else too. */
export const LONGEST = 400
const MONTHS =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const MONTHS_RU = 'январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр'
const EN = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const RU = ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек']

type Form = { pattern: RegExp; day: (found: RegExpExecArray) => string | null }

const FORMS: Form[] = [
  form(/(?<![\d.])(\d{4})[-/._](\d{1,2})[-/._](\d{1,2})(?!\d)/g, ([, y, m, d]) => iso(y, Number(m), d)),
  form(/(?<!\d)(20\d\d)([01]\d)([0-3]\d)(?!\d)/g, ([, y, m, d]) => iso(y, Number(m), d)),
  form(
    new RegExp(
      String.raw`(?<![\d.])(\d{1,2})(?:st|nd|rd|th)?(?:\sof)?[\s-]{1,3}(${MONTHS})\.?,?[\s-]{1,3}(\d{4})(?!\d)`,
      'gi',
    ),
    ([, d, m, y]) => iso(y, monthOf(m, EN), d),
  ),
  form(
    new RegExp(
      String.raw`(?<!\p{L})(${MONTHS})\.?\s{1,3}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(\d{4})(?!\d)`,
      'giu',
    ),
    ([, m, d, y]) => iso(y, monthOf(m, EN), d),
  ),
  form(
    new RegExp(String.raw`(?<![\d.])(\d{1,2})\s{1,3}((?:${MONTHS_RU})\p{L}{0,3})\s{1,3}(\d{4})(?!\d)`, 'giu'),
    ([, d, m, y]) => iso(y, monthOf(m, RU), d),
  ),
  form(/(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/g, ([, d, m, y]) => iso(y, Number(m), d)),
  // 13.11.26; a version has no zero in front and seldom looks like a day.
  form(/(?<![\p{L}\d.])([0-3]\d)\.([01]\d)\.([1-4]\d)(?![\d.]\d|\d)/gu, ([, d, m, y]) =>
    iso(`20${y}`, Number(m), d),
  ),
]

const SLASHED = /(?<![\d/])([0-3]?\d)\/([0-3]?\d)\/(\d{4}|[1-4]\d)(?![\d/])/g
const EITHER_FIRST = form(SLASHED, ([, a, b, y]) => slashed(Number(a), Number(b), century(y)))
const DAY_FIRST = form(SLASHED, ([, d, m, y]) => iso(century(y), Number(m), d))

function form(pattern: RegExp, day: (found: RegExpExecArray) => string | null): Form {
  return { pattern, day }
}

const monthOf = (word = '', names: readonly string[]): number => {
  const low = word.toLowerCase()
  return names.findIndex((name) => low.startsWith(name) && !(name === 'ма' && low.startsWith('мар'))) + 1
}

const century = (year = ''): string => (year.length === 2 ? `20${year}` : year)

// 3/4/2024 is a day in March or in April.
function slashed(a: number, b: number, year: string | undefined): string | null {
  if (a === b || b > 12) return iso(year, a, `${b}`)
  return a > 12 ? iso(year, b, `${a}`) : null
}

function iso(year = '', month: number, day = ''): string | null {
  const [y, d] = [Number(year), Number(day)]
  if (y < 1970 || y > 2199) return null
  const date = new Date(Date.UTC(y, month - 1, d))
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === d
  return real ? date.toISOString().slice(0, 10) : null
}
