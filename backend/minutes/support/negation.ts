import { sameWord, type Token } from './read-words.ts'

/** A word that says no, and the words it says no to: those after it in its clause, nearest first, else those before it; and what stands before it in any case. */
export type Denial = { at: number; denied: Token[]; before: Token[] }

const CUES = new Set(
  (
    'no not never without none neither nor nobody nothing nowhere unless cannot unable fail fails failed failing refuse refuses refused lack lacks lacking hardly barely ' +
    'не нет без ни никогда никто никого никому ничто ничего нигде никак нельзя невозможно вряд отсутствует отсутствуют отсутствие кроме вместо'
  ).split(' '),
)
const CONTRACTED = /n't$/
/** "Not only" and "no later than" deny their next word and nothing behind it. */
const ONLY = new Set(['only', 'just', 'только', 'лишь'])
const DEGREES = new Set(
  'later more less fewer earlier позднее позже более менее раньше ранее больше меньше'.split(' '),
)
const bounds = (tokens: readonly Token[], at: number): boolean => {
  const [next, then] = [tokens[at + 1]?.text ?? '', tokens[at + 2]?.text ?? '']
  return ONLY.has(next) || (DEGREES.has(next) && (tokens[at]?.text === 'не' || then === 'than'))
}
/** Russian says no twice and means it once: никто не знает. */
const CONCORD = new Set('никогда никто никого никому ничто ничего нигде никак ни'.split(' '))

const isCue = (tokens: readonly Token[], at: number): boolean => {
  const { text = '' } = tokens[at] ?? {}
  const [before, next] = [tokens[at - 1]?.text ?? '', tokens[at + 1]?.text ?? '']
  if (text === 'instead' || text === 'rather') return next === (text === 'instead' ? 'of' : 'than')
  if (text === 'not' && before === 'or') return false
  return CUES.has(text) || CONTRACTED.test(text)
}

export const saysNo = (token: Token): boolean => CUES.has(token.text) || CONTRACTED.test(token.text)

/** Adverbs stand between a no and what it denies. */
const isBeside = (token: Token): boolean =>
  token.glue ||
  saysNo(token) ||
  (token.text.endsWith('ly') && token.text.length > 4) ||
  BESIDE.has(token.text)
const BESIDE = new Set(
  'any all ever even yet still longer too much more than of instead rather must need able уже еще больше все даже никаких никакой совсем вовсе пока надо нужно можно должны должен стоит'.split(
    ' ',
  ),
)

const REACH = 3
/** The first two words after a no are what it is about; a claim that has them must have the no as well. */
const ABOUT = 2

/** What a text denies. */
export function denialsIn(tokens: readonly Token[]): Denial[] {
  const denials: Denial[] = []
  let concord = -1
  for (const [at, token] of tokens.entries()) {
    if (!isCue(tokens, at)) continue
    const next = tokens[at + 1]
    if (next !== undefined && bounds(tokens, at)) {
      denials.push({ at, denied: [next], before: [] })
      continue
    }
    const negative = CONCORD.has(token.text)
    if (concord === token.clause && !negative && token.text === 'не') {
      // The second no of one denial: it stands by what is denied.
      const last = denials.at(-1)
      if (last !== undefined) last.denied = [...nearby(tokens, at, 1), ...last.denied]
      continue
    }
    if (negative && denials.some((one) => tokens[one.at]?.clause === token.clause)) continue
    if (negative) concord = token.clause
    const [after, before] = [nearby(tokens, at, 1), nearby(tokens, at, -1)]
    // "Not entirely." has nothing but its adverb.
    if (after.length + before.length === 0 && next !== undefined && !next.glue) after.push(next)
    const denied =
      after.length === 0 ? before : token.text === 'нет' ? [...before.slice(0, 1), ...after] : after
    denials.push({ at, denied, before })
  }
  return denials
}

function nearby(tokens: readonly Token[], at: number, step: 1 | -1): Token[] {
  const found: Token[] = []
  for (let i = at + step; found.length < REACH; i += step) {
    const token = tokens[i]
    if (token === undefined || token.clause !== tokens[at]?.clause) break
    if (!isBeside(token)) found.push(token)
  }
  return found
}

/**
 * Whether a claim says yes and no where its quotes do: each of its denials has one of theirs, on the same words, and what
 * they only deny it does not assert.
 */
export function negationHolds(claim: readonly Token[], quotes: readonly (readonly Token[])[]): boolean {
  const own = denialsIn(claim)
  const theirs = quotes.flatMap((quote) => denialsIn(quote))
  return addsNone(own, theirs) && dropsNone(claim, own, quotes, theirs)
}

function addsNone(own: readonly Denial[], theirs: readonly Denial[]): boolean {
  const left = [...theirs]
  return own.every(({ denied: [head], before }) => {
    // "The film isn't" says no to what the sentence before says; a claim that says it again has the film before its no.
    const isBrief = (one: Denial) =>
      one.denied === one.before && one.denied.slice(0, ABOUT).every((word) => has(before, word))
    const at = left.findIndex((one) => head === undefined || has(one.denied, head) || isBrief(one))
    if (at < 0) return false
    left.splice(at, 1)
    return true
  })
}

const has = (words: readonly Token[], word: Token): boolean => words.some((one) => sameWord(one, word))

function dropsNone(
  claim: readonly Token[],
  own: readonly Denial[],
  quotes: readonly (readonly Token[])[],
  theirs: readonly Denial[],
): boolean {
  const deniedHere = own.flatMap((one) => one.denied)
  const deniedThere = theirs.flatMap((one) => one.denied)
  return theirs.every(({ denied, before }) => {
    if (denied === before && own.some((one) => denied.slice(0, ABOUT).every((word) => has(one.before, word))))
      return true
    const about = denied.slice(0, ABOUT)
    return about.every((word) => {
      const asserted = claim.filter((one) => sameWord(one, word) && !deniedHere.includes(one))
      if (asserted.length === 0) return true
      // The quotes say it elsewhere without the no.
      return quotes.some((quote) => quote.some((one) => sameWord(one, word) && !deniedThere.includes(one)))
    })
  })
}
