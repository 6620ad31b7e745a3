import type {
  DecidedAs,
  HeldMeeting,
  Outcome,
  Robustness,
  TriedVariation,
  VariationKind,
} from '../../../schemas/generated/types.ts'

type Language = HeldMeeting['language']

type Words = {
  variation: Record<VariationKind, (name: string) => string>
  flip: (how: string, then: string, now: string) => string
  status: Record<Outcome, string>
  quoted: (title: string) => string
  survived: (kept: number, tried: number, plural: Intl.LDMLPluralRule) => string
  withstood: string
  fragile: string
  none: string
  failed: (n: number) => string
}

const EN: Words = {
  variation: {
    order: (names) => `in the order ${names}`,
    seed: (seed) => `with seed ${seed}`,
    seat: (name) => `without ${name}`,
    source: (title) => `without the source “${title}”`,
  },
  flip: (how, then, now) => `${how}: ${then} instead of ${now}`,
  status: {
    decided: 'decided',
    no_consensus: 'no consensus',
    deferred: 'put off',
    escalated: 'handed to a person',
  },
  quoted: (title) => `“${title}”`,
  survived: (kept, tried, plural) =>
    `The decision survived ${kept} of ${tried} ${plural === 'one' ? 'variation' : 'variations'}.`,
  withstood: 'It held:',
  fragile: 'It is fragile. What flips it:',
  none: 'No variation was held, so nothing is known of how firm the decision is.',
  failed: (n) => `Could not be held: ${n}.`,
}

const RU: Words = {
  variation: {
    order: (names) => `в порядке ${names}`,
    seed: (seed) => `с зерном ${seed}`,
    seat: (name) => `без места ${name}`,
    source: (title) => `без источника «${title}»`,
  },
  flip: (how, then, now) => `${how}: ${then} вместо ${now}`,
  status: {
    decided: 'решено',
    no_consensus: 'нет согласия',
    deferred: 'отложено',
    escalated: 'передано человеку',
  },
  quoted: (title) => `«${title}»`,
  survived: (kept, tried, plural) =>
    `Решение устояло в ${kept} из ${tried} ${plural === 'one' ? 'проверки' : 'проверок'}.`,
  withstood: 'Оно устояло:',
  fragile: 'Оно хрупкое. Что его меняет:',
  none: 'Ни одной проверки провести не удалось: насколько решение прочно, неизвестно.',
  failed: (n) => `Не удалось провести: ${n}.`,
}

const WORDS: Record<Language, Words> = { en: EN, ru: RU }

/** How much the decision withstood, in a sentence. */
export function survivedText({ kept, tried, share }: Robustness, language: Language): string {
  const say = WORDS[language]
  if (share === null) return say.none
  return say.survived(kept, tried, new Intl.PluralRules(language).select(tried))
}

/** What stands above that which it withstood. */
export const withstoodText = (language: Language): string => WORDS[language].withstood

/** What stands above that which flips the decision. */
export const fragileText = (language: Language): string => WORDS[language].fragile

/** What is other in a variation: “without Expert B”. */
export const variationText = ({ kind, name }: TriedVariation, language: Language): string =>
  WORDS[language].variation[kind](name)

/** What a variation came to instead: “without Expert B: “Keep SQLite” instead of “PostgreSQL””. */
export function flipText(flip: TriedVariation, decision: DecidedAs, language: Language): string {
  const say = WORDS[language]
  const how = variationText(flip, language)
  return flip.outcome === null
    ? `${how}: ${flip.why ?? say.none}`
    : say.flip(how, cameTo(flip.outcome, say), cameTo(decision, say))
}

/** How many variations could not be held; null where all could. */
export const failedText = ({ failed }: Robustness, language: Language): string | null =>
  failed === 0 ? null : WORDS[language].failed(failed)

function cameTo({ status, option }: DecidedAs, say: Words): string {
  if (option === null) return say.status[status]
  return status === 'decided' ? say.quoted(option) : `${say.quoted(option)} (${say.status[status]})`
}
