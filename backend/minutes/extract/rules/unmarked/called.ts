import { isTaskRu } from './lead-ru.ts'
import type { NameBook } from './name-book.ts'
import { TASKS_EN } from './words-en.ts'

/**
 * Whom a sentence calls by name to do something: "Tom, send the draft", "carlos you fix the door", "@dora please check",
 * «Игорь, подготовь договор»; `null` where it calls nobody.
 */
export function calledIn(sentence: string, names: NameBook): string | null {
  const found = CALLED.exec(sentence.slice(0, 120))
  const [name, , verb] = found === null ? [] : found.slice(1)
  if (name === undefined || verb === undefined) return null
  const known = name.startsWith('@') || name.split(' ').every((one) => names.isKnown(one))
  return known && orders(verb.toLowerCase()) ? name.replace(/^@/, '') : null
}

const CALLED =
  /^(?:(?:ok|okay|so|and|good|great|then|ну|отлично|тогда|хорошо|супер)[,.]? ){0,2}(@?\p{L}[\p{L}'’-]{1,30}(?: \p{Lu}[\p{L}'’-]{1,30})?)((?:, (?:you |please |пожалуйста,? |ты )?| (?:will you |can you |could you |you |please |ты ))(?:please |also |пожалуйста,? )?)(\p{L}{3,20})/iu

/** A verb that tells one person to act: «подготовь», not «подготовит» or «подготовил». */
const orders = (verb: string): boolean =>
  TASKS_EN.has(verb) ||
  (/(?:[йь]|и)(?:те)?(?:ся|сь)?$/.test(verb) && !/(?:ть|ли)(?:ся|сь)?$/.test(verb) && isTaskRu(verb))
