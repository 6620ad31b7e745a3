import { isRole, type NameBook } from './name-book.ts'
import { NO_LEAD, type Lead, type Mood, type Subject, type Token } from './opening.ts'
import { CHOICES_EN, NO_NAMES_EN, TASKS_EN } from './words-en.ts'

const PLAIN_AUX: Record<string, Mood> = {
  to: 'to',
  will: 'will',
  shall: 'will',
  "won't": 'will',
  should: 'must',
  must: 'must',
  can: 'offer',
  could: 'other',
  would: 'other',
  may: 'other',
  might: 'other',
  agreed: 'agreed',
  agrees: 'agreed',
  volunteered: 'agreed',
  volunteers: 'agreed',
  offered: 'agreed',
  offers: 'agreed',
  promised: 'agreed',
  promises: 'agreed',
  undertook: 'agreed',
  accepted: 'other',
  plans: 'will',
  intends: 'will',
  is: 'state',
  are: 'state',
  am: 'state',
  was: 'state',
  were: 'state',
  has: 'state',
  have: 'state',
  had: 'state',
  needs: 'state',
  need: 'state',
  wants: 'other',
  want: 'other',
}
/** After "is" or "has": what makes a promise or a duty of it. */
const AFTER_STATE: Record<string, Mood> = {
  going: 'will',
  to: 'to',
  happy: 'offer',
  glad: 'offer',
  willing: 'offer',
  able: 'offer',
  planning: 'will',
  supposed: 'must',
  volunteering: 'agreed',
  agreed: 'agreed',
  volunteered: 'agreed',
  offered: 'agreed',
  promised: 'agreed',
  asked: 'agreed',
  instructed: 'agreed',
  requested: 'agreed',
  directed: 'agreed',
  tasked: 'agreed',
}
/** "The secretary was asked to …" sets a duty, "was asked about …" tells the talk. */
const ASKED = new Set(['asked', 'instructed', 'requested', 'directed', 'tasked'])
const SKIPPED = new Set(
  'also then now probably just kindly please still soon definitely certainly personally again next first tentatively simply'.split(
    ' ',
  ),
)

/** The beginning of an English sentence: who stands before "to", "will" and their like, and what follows. */
export function leadEn(tokens: readonly Token[], names: NameBook): Lead {
  const first = tokens[0]
  if (first === undefined) return NO_LEAD
  if (first.low === "let's" || first.low === 'lets' || (first.low === 'let' && tokens[1]?.low === 'us'))
    return lead('we', first.text, 'lets', tokens, first.low === 'let' ? 2 : 1)
  const second = tokens[1]
  if (
    second !== undefined &&
    (names.kindOf(first.text) === 'known' || NAMES_TOO.has(first.low)) &&
    names.kindOf(second.text) !== null &&
    !isAux(tokens)
  )
    return { ...NO_LEAD, subject: 'known', name: first.text }
  const given = assignedLead(tokens, names)
  if (given !== null) return given
  if (second !== undefined && OWNS.has(second.low) && names.kindOf(first.text) === 'known')
    return { ...lead('known', first.text, 'will', tokens, 1), task: true }
  const contracted = /^(.+)'(ll|m|re|d)$/.exec(first.low)
  if (contracted !== null) return contractedLead(contracted, tokens, names)
  for (const [at, token] of tokens.slice(0, 11).entries()) {
    const mood = PLAIN_AUX[token.low]
    if (mood === undefined) continue
    const named = NAMES_TOO.has(first.low) && TASKS_EN.has(tokens[at + 1]?.low ?? '')
    const verbFirst = at === 1 && bare(first) && !named && names.kindOf(first.text) !== 'known'
    const subject = at === 0 ? 'none' : verbFirst ? 'thing' : subjectOf(tokens.slice(0, at), names)
    if (subject === 'thing' && (mood === 'to' || mood === 'will') && at === 1 && handleLike(tokens, names))
      return lead('name', first.text, mood, tokens, 2)
    if (subject === 'thing' && bare(first)) break
    if (at === 0 && mood === 'state') break
    return finished({ subject, mood, at, tokens })
  }
  return lead('none', '', 'bare', tokens, first.low === 'please' ? 1 : 0)
}

/** "Anna - write to the bank", "[Anna] write to the bank": a name, then what is to be done. */
function assignedLead(tokens: readonly Token[], names: NameBook): Lead | null {
  const at = tokens.findIndex(({ low, text }) => !JOINERS.has(low) && names.kindOf(text) !== 'known')
  const from = /^(?:[—–:-]|->)$/.test(tokens[at]?.text ?? '') ? at + 1 : at
  const verb = tokens[from]
  // "Anna, write …" calls her, it gives her nothing yet.
  const calls = tokens[at - 1]?.text === ','
  if (at < 1 || at > 6 || calls || verb === undefined || !TASKS_EN.has(verb.low)) return null
  return lead(
    'known',
    tokens
      .slice(0, at)
      .map((one) => one.text)
      .join(' '),
    'to',
    tokens,
    from,
  )
}

/** "Anna owns the plan": what is hers to do, told as it stands. */
const OWNS = new Set(['owns', 'handles', 'drives'])

const isAux = (tokens: readonly Token[]): boolean =>
  tokens.slice(0, 11).some((one) => PLAIN_AUX[one.low] !== undefined || /'(?:ll|d)$/.test(one.low))

const bare = (first: Token): boolean => TASKS_EN.has(first.low) || CHOICES_EN.has(first.low)

function contractedLead(found: RegExpExecArray, tokens: readonly Token[], names: NameBook): Lead {
  const who = tokens[0]!.text.slice(0, found[1]!.length)
  const subject = subjectOf([{ text: who, low: found[1]!, end: 0 }], names)
  if (found[2] === 'll') return lead(subject, who, 'will', tokens, 1)
  if (found[2] === 'd') return lead(subject, who, 'other', tokens, 1)
  const mood = AFTER_STATE[tokens[1]?.low ?? '']
  return mood === undefined
    ? lead(subject, who, 'state', tokens, 1)
    : lead(subject, who, mood, tokens, tokens[2]?.low === 'to' ? 3 : 2)
}

type Read = { subject: Subject; mood: Mood; at: number; tokens: readonly Token[] }

function finished({ subject, mood, at, tokens }: Read): Lead {
  const name = tokens
    .slice(0, at)
    .map((one) => one.text)
    .join(' ')
  const next = tokens[at + 1]?.low ?? ''
  const later = tokens[at + 2]?.low ?? ''
  if (mood === 'state') {
    const turned = AFTER_STATE[next]
    if (turned === undefined || (ASKED.has(next) && later !== 'to'))
      return lead(subject, name, 'state', tokens, at + 1)
    return lead(subject, name, turned, tokens, later === 'to' ? at + 3 : at + 2)
  }
  if (mood === 'agreed') return lead(subject, name, next === 'to' ? 'agreed' : 'other', tokens, at + 2)
  return lead(subject, name, mood, tokens, next === 'to' && mood !== 'to' ? at + 2 : at + 1)
}

function lead(subject: Subject, name: string, mood: Mood, tokens: readonly Token[], from: number): Lead {
  let at = from
  let negated = (tokens[from - 1]?.low ?? '').endsWith("n't")
  while (at < tokens.length) {
    const low = tokens[at]!.low
    if (low === 'not' || low === 'never') negated = true
    else if (
      !SKIPPED.has(low) &&
      !(low === 'try' && tokens[at + 1]?.low === 'to') &&
      !(low === 'to' && tokens[at - 1]?.low === 'try')
    )
      break
    at++
  }
  const verb = tokens[at]?.low ?? ''
  return { subject, name, mood, verb, task: TASKS_EN.has(verb), choice: CHOICES_EN.has(verb), negated }
}

/** "niko to post": one word that is no name by its looks, before something to do. */
function handleLike(tokens: readonly Token[], names: NameBook): boolean {
  const [first, , verb] = tokens
  return (
    first !== undefined &&
    verb !== undefined &&
    /^\p{Ll}/u.test(first.text) &&
    !NO_NAMES_EN.has(first.low) &&
    !TASKS_EN.has(first.low) &&
    !CHOICES_EN.has(first.low) &&
    !/(?:ing|ed|ly|ity|tion|ment|ous|ible|able|ful|s)$/.test(first.low) &&
    names.kindOf(first.text) === null &&
    TASKS_EN.has(verb.low)
  )
}

/** Verbs that people are called by. */
const NAMES_TOO = new Set('mark grant bill chase drew pat will rob sue'.split(' '))
const JOINERS = new Set(['and', '&', ',', '/', 'or', 'with', 'plus', '+', '('])
const ALL = new Set('everyone everybody all people folks participants reviewers members'.split(' '))
const SOMEONE = new Set('someone somebody anyone anybody'.split(' '))
const DETERMINERS = new Set('the our a an this each all other two three some several both'.split(' '))

function subjectOf(words: readonly Token[], names: NameBook): Subject {
  const [first] = words
  if (first === undefined || words.length > 9) return 'thing'
  const last = words.at(-1)!
  if (words.length === 1 || (words.length === 2 && /(?:ly|also|all|both)$/.test(last.low))) {
    if (first.low === 'i') return 'i'
    if (first.low === 'we') return 'we'
    if (first.low === 'you') return 'you'
    if (first.low === 'he' || first.low === 'she') return 'name'
  }
  if (ALL.has(first.low)) return 'all'
  if (SOMEONE.has(first.low)) return 'someone'
  const kinds = words.filter((one) => !JOINERS.has(one.low)).map((one) => names.kindOf(one.text))
  if (kinds.length > 0 && kinds.length < 7 && kinds.every((one) => one !== null))
    return kinds.includes('known') ? 'known' : 'name'
  if (isRole(last.low) && words.length < 6 && (DETERMINERS.has(first.low) || /^\p{Lu}/u.test(first.text)))
    return 'role'
  if (isRole(first.low) && words.length === 1) return 'role'
  return 'thing'
}
