import { datesIn } from './dates/dates-in.ts'
import { readBlocks, type Block } from './markdown/blocks.ts'

/** A task that a text itself names under a heading for tasks; owner and date only as its own words give them. */
export type NamedTask = { block: Block; text: string; owner: string | null; due: string | null }

const HEADING =
  /^[^\p{L}]*(?:(?:the|our|next|open|agreed)\s+)?(?:tasks?|next steps?|steps|action(?:\s+(?:items?|points?))?s?|actions|to-?\s?dos?|follow-?ups?|задачи|задания|поручения|дальнейшие шаги|следующие шаги|что делать|что дальше|действия|план действий|дела|договорились|договоренности|договорённости)(?!\p{L})[^\p{L}]*$/iu

/** Whether what stands under a heading is for somebody to do. */
export const announcesTasks = (heading: string): boolean => HEADING.test(heading)

/** The list items under such headings. `things` are names of the meeting that are no people: its options and criteria. */
export const namedTasks = (text: string, things: readonly string[]): NamedTask[] => {
  const known = new Set(things.flatMap((thing) => thing.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? []))
  return readBlocks(text)
    .filter(
      (block) => block.kind === 'item' && block.headings.some((heading) => announcesTasks(heading.text)),
    )
    .filter((block) => block.text.trim() !== '')
    .map((block) => ({
      block,
      text: block.text,
      owner: ownerIn(block.text, (name) => isPerson(name, text, known)),
      due: dateIn(block.text),
    }))
}

const NAME = String.raw`\p{Lu}[\p{Ll}'’-]+(?:\s\p{Lu}[\p{L}'’-]+){0,2}`
/** What people do and things do not: a script runs, a cluster needs, but somebody asks. */
const DOES =
  'asks|agrees|arranges|books|calls|checks|clarifies|collects|compares|confirms|contacts|drafts|emails|estimates|finds|gathers|interviews|investigates|invites|measures|meets|negotiates|orders|organi[sz]es|prepares|presents|proposes|reports|requests|researches|reviews|schedules|sends|speaks|talks|tests|visits|writes'
const WILL = 'will|shall|to|should|must|is to|promises to|offers to|agreed to|agrees to'
const RUSSIAN =
  'проверит|проверяет|спросит|узнает|узнаёт|напишет|пишет|готовит|подготовит|позвонит|сравнит|найдёт|найдет|организует|соберёт|соберет|отправит|договорится|оценит|уточнит|составит|закажет|купит|проведёт|проведет|измерит|посчитает|рассчитает|поговорит|встретится|согласует|пришлёт|пришлет|запросит|выяснит|обзвонит|сделает|покажет|принесёт|принесет|забронирует|свяжется|обновит|разберётся|разберется|передаст|опросит|пригласит|съездит|предложит|обсудит|покажет|испытает|попросит|заполнит|подаст'
const OWNERS = [
  new RegExp(String.raw`^(${NAME})\s+(?:${DOES}|${RUSSIAN})(?!\p{L})`, 'u'),
  new RegExp(String.raw`^(${NAME})\s+(?:${WILL})\s+\p{Ll}`, 'u'),
  new RegExp(String.raw`(?:^|\s)@(${NAME})`, 'u'),
  new RegExp(
    String.raw`(?:[Oo]wner|[Rr]esponsible|[Aa]ssigned to|[Оо]тветственн\p{Ll}+)\s*:?\s+(${NAME})`,
    'u',
  ),
  new RegExp(String.raw`[(–—,]\s*(${NAME}),?\s+(?:by|until|до|к)?\s*\d{4}-\d{2}-\d{2}\)?\.?$`, 'u'),
]

const ownerIn = (text: string, isName: (name: string) => boolean): string | null =>
  OWNERS.map((pattern) => pattern.exec(text)?.[1] ?? null).find((name) => name !== null && isName(name)) ??
  null

/** A name of the meeting's options is no person, nor is a word that the text elsewhere writes small: "Legal", "Backup". */
const isPerson = (name: string, text: string, known: ReadonlySet<string>): boolean =>
  name
    .toLowerCase()
    .split(/\s+/)
    .every(
      (word) => !known.has(word) && !new RegExp(String.raw`(?<!\p{L})${word}(?!\p{L})`, 'u').test(text),
    ) && !NOBODY.test(name)

const NOBODY =
  /^(?:We|I|You|They|It|He|She|This|That|These|Those|Everybody|Everyone|Somebody|Someone|Nobody|All|Then|There|The\s.*|A\s.*|An\s.*|Мы|Я|Вы|Они|Он|Она|Все|Кто-то)$/u

/**
 * The day that the text writes, in figures or in words with their year; which year "until 15 April" means the text of a
 * source does not tell. Of two days nobody knows which is meant, and what began then is not due then.
 */
const dateIn = (text: string): string | null => {
  const language = /[а-яё]/iu.test(text) ? 'ru' : 'en'
  const dates = datesIn(text, { meetingDate: null, language }).filter((one) => one.iso !== null)
  const [first] = dates
  if (first === undefined || dates.length > 1) return null
  return /(?<!\p{L})(?:since|from|of|after|с|со|от|после)\s*$/iu.test(text.slice(0, first.start))
    ? null
    : first.iso
}
