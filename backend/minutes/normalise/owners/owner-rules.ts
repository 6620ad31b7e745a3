import { CALLED, NAME } from '../shadow.ts'
import { ORDER_OF } from '../verbs-en.ts'

/** A place in an item's words where a name says who does it. */
export type OwnerRule = {
  id: string
  /** Over the shadow of the words: `who` holds the names, `cut` what a title does without unless `group` stands in it. */
  pattern: RegExp
  /** Words, and their owners where Anna, Ben Moss, @anna, Анна Серова and Иван Котов were there. */
  examples: readonly (readonly [string, readonly string[]])[]
}

// "Dr. Roux", "A. Reed", «Котов И. П.», "Alex (axic)" are one person each.
const ONE = String.raw`(?:(?:Dr|Fr|Prof|Mrs?|Ms)\.?\s|(?:\p{Lu}\.\s?){1,2})?[${NAME}${CALLED}](?:\s\p{Lu}\.(?:\s?\p{Lu}\.)?)?(?:\s?\([^()]{1,40}\))?`
const MORE = String.raw`(?:(?:,\s?(?:and\s|и\s)?|\s(?:and|&|\+|и|with|(?:вместе\s)?со?)\s|\s?[/&+]\s?)${ONE}){0,7}`
const GROUP = String.raw`(?<group>(?:,|\s(?:and|&|и))\s(?:the\s|our\s)?(?:[\p{L}-]{2,20}\s){0,2}?(?:team|group|editors|chairs|others|all|co-?chairs|I|myself|команда|группа|другие|я))?`
const WHO = `(?<who>${ONE}${MORE})${GROUP}`

const WILL = String.raw`(?:['’]ll|(?:\s(?:also|then|perhaps))?\s(?:will|shall|to|should|must|ha(?:s|ve) to|(?:takes?|took|has|have|gets?|got) (?:an?|the) (?:action|task|todo)(?: item)? to|(?:is|are)(?: going| due| supposed)? to|(?:has |have )?(?:agree[ds]?|offer(?:ed|s)?|volunteer(?:ed|s)?|promise[ds]?|commit(?:ted|s)?|plan(?:s|ned)?|undertakes?|undertook) to|needs? to|wants? to|(?:is|are) (?:happy|willing) to|can|could|would)(?:\s(?:also|then|please))?)`
// Who "thinks" or "reports" in minutes is quoted, and takes nothing on.
const SAID = new Set(
  'answers comments describes discusses explains explores examines evaluates mentions proposes replies reports responds sees suggests thinks looks wants'.split(
    ' ',
  ),
)
const DOES = [...ORDER_OF.keys()].filter((form) => !SAID.has(form)).join('|')
const LEAD = String.raw`(?:(?:[Bb]y|[Bb]efore|[Uu]ntil|К|До)\s[^,.;:${NAME}${CALLED}]{1,30}?,?\s|(?:[Oo]n|[Ii]n|[Nn]ext|[Tt]his|На)\s[^,.;:${NAME}${CALLED}]{1,30},\s)?`
const AGREED = String.raw`(?:(?:[Ii]t was|[Ww]e have|[Ww]e)\s)?(?:[Aa]greed|[Dd]ecided)(?:\sthat|:)?\s|(?:[Рр]ешили|[Дд]оговорились)(?:,\sчто|:)\s`
const START = String.raw`^${LEAD}(?<cut>[^\p{L}\p{N}${NAME}${CALLED}]{0,4}(?:(?:and|so|then|ok|okay|also|а|и|так)[,:]?\s|${AGREED})?`
const CLAUSE = String.raw`(?:[.;!?:]\s+|,?\s(?:and|so|then|but|или|и|а)\s|\s[–—-]\s)`
const SPEECH =
  'считает|думает|говорит|полагает|предлагает|спрашивает|отмечает|сообщает|замечает|возражает|может'

const rule = (words: string): RegExp => new RegExp(words, 'du')
const anyCase = (words: string): RegExp => new RegExp(words, 'diu')

/** The first that fits counts. */
export const OWNER_RULES: readonly OwnerRule[] = [
  {
    id: 'owner-named-so',
    pattern: anyCase(
      String.raw`(?<cut>[.,;(–—-]?\s?(?<!\p{L})(?:owners?|responsible|assigned to|assignees?|action (?:on|for)|ответственн\p{Ll}{2,3}|отв\.|исполнител\p{Ll}{1,2})(?: is| are)?\s?[:–—-]?\s?${WHO}(?:\s(?=to\s))?\)?)`,
    ),
    examples: [
      ['Draft the note, owner: Anna', ['Anna']],
      ['Draft the note (assigned to Ben Moss)', ['Ben Moss']],
      ['Action on Anna to draft the note', ['Anna']],
      ['Написать письмо. Ответственный: Котов', ['Котов']],
    ],
  },
  {
    id: 'charge-somebody',
    pattern: anyCase(
      String.raw`(?<cut>(?<!\p{L})(?:поручить|поручено|поручается|поручаем|назначить|попросить)\s${WHO}\s?)`,
    ),
    examples: [
      ['Поручить Котову написать письмо', ['Котову']],
      ['Поручено Анне и Ивану составить смету', ['Анне', 'Ивану']],
    ],
  },
  {
    id: 'name-will',
    pattern: rule(String.raw`${START}${WHO}${WILL},?\s)`),
    examples: [
      ['Anna will draft the note', ['Anna']],
      ['Anna and Ben Moss to review it', ['Anna', 'Ben Moss']],
      ['Anna (chair) to open the call', ['Anna']],
      ['Anna agreed to write it down', ['Anna']],
      ["Ben'll look into it", ['Ben']],
      ['Anna and the team will test it', ['Anna']],
      ['Anna took an action to test it', ['Anna']],
      ['Agreed that Anna will test it', ['Anna']],
      ['By Friday, Anna will test it', ['Anna']],
      ['Anna or Ben will test it', []],
    ],
  },
  {
    id: 'name-does',
    pattern: rule(String.raw`${START}${WHO})\s(?:${DOES})(?!\p{L})`),
    examples: [['Anna sends the note to Ben', ['Anna']]],
  },
  {
    id: 'имя-должно',
    pattern: rule(
      String.raw`${START}${WHO}\s(?:долж(?:ен|на|ны)|обязан[аы]?|обеща(?:ет|л[аи]?)|взял(?:ся|ась|ись)|берётся|согласил(?:ся|ась|ись)|готова?)\s)\p{Ll}{2,20}(?:ть|ти|чь)(?:ся)?(?!\p{L})`,
    ),
    examples: [
      ['Котов должен проверить счёт', ['Котов']],
      ['Анна обещала позвонить', ['Анна']],
    ],
  },
  {
    id: 'имя-сделает',
    pattern: rule(
      String.raw`${START}${WHO})\s(?:\p{Ll}{2,15}\s){0,2}?(?!(?:${SPEECH})(?!\p{L}))\p{Ll}{2,20}(?:[иеё]т|[уюая]т)(?:ся)?(?!\p{L})`,
    ),
    examples: [
      ['Анна подготовит черновик', ['Анна']],
      ['Анна и Иван завтра съездят на склад', ['Анна', 'Иван']],
      ['Анна вместе с Иваном составит смету', ['Анна', 'Иваном']],
      ['Анна считает, что рано', []],
    ],
  },
  {
    id: 'кому-сделать',
    pattern: rule(
      String.raw`${START}${WHO}(?:\s(?:поручено|нужно|надо|необходимо|следует|предстоит))?\s)(?:\p{Ll}{2,15}\s)?\p{Ll}{2,20}(?:ть|ти|чь)(?:ся)?(?!\p{L})`,
    ),
    examples: [
      ['Анне подготовить черновик', ['Анне']],
      ['Ивану нужно позвонить в банк', ['Ивану']],
    ],
  },
  {
    id: 'name-then-colon',
    pattern: rule(String.raw`${START}${WHO}(?:\s?:|\s(?:[–—-]{1,2}|→|[-=]>))\s)`),
    examples: [
      ['Anna: draft the note', ['Anna']],
      ['Anna & Ben - list of rooms', ['Anna', 'Ben']],
      ['Анна — смета', ['Анна']],
    ],
  },
  {
    id: 'name-in-brackets-first',
    pattern: rule(
      String.raw`${START}(?:\[${WHO}\]|\(${WHO.replace('<who>', '<whom>').replace('<group>', ':')}\))[:,]?\s)`,
    ),
    examples: [
      ['[Anna] draft the note', ['Anna']],
      ['(Anna, Ben) draft the note', ['Anna', 'Ben']],
    ],
  },
  {
    id: 'called-first',
    pattern: rule(String.raw`${START}(?<who>${CALLED}(?:[\s,&/+]{1,3}(?:and\s)?${CALLED}){0,7})[,:]?\s)`),
    examples: [['@anna draft the note', ['@anna']]],
  },
  {
    id: 'name-please',
    pattern: anyCase(
      String.raw`${START}${WHO},?\s(?:please|пожалуйста|you(?=\s\p{L})(?!\s(?:are|were|had|have|said|say|know|think|wanted|also)\s)|(?:can|could|would|will) you(?:\splease)?),?\s)`,
    ),
    examples: [
      ['Anna, can you draft the note?', ['Anna']],
      ['Ben, please call the hall', ['Ben']],
      ['Ben you call the hall', ['Ben']],
      ['Ben, you were late', []],
    ],
  },
  {
    id: 'name-in-brackets-last',
    pattern: rule(
      String.raw`(?<cut>\s?[([](?:(?:by|owner:?|отв\.?:?)\s)?${WHO}(?:[,;:]?\s[^()[\]]{1,40})?[)\]])\s?[.:]?(?:\s?[([][^()[\]]{1,40}[)\]])?\.?$`,
    ),
    examples: [
      ['Draft the note (Anna)', ['Anna']],
      ['Draft the note [Anna, Ben].', ['Anna', 'Ben']],
      ['Draft the note (Anna, by May 3)', ['Anna']],
      ['Draft the note (see the mail of Anna)', []],
    ],
  },
  {
    id: 'name-last',
    pattern: rule(
      String.raw`(?<![${NAME}${CALLED}])(?<cut>(?:,|\s(?:[–—-]{1,2}|→|[-=]>|/)|[.;])\s${WHO}(?:\s[([][^()[\]]{1,40}[)\]])?)\s?\.?$`,
    ),
    examples: [
      ['Draft the note, Anna.', ['Anna']],
      ['Draft the note – Anna and Ben', ['Anna', 'Ben']],
      ['Invite Anna, Ben', []],
    ],
  },
  {
    id: 'to-be-done-by',
    pattern: rule(
      String.raw`(?<!\p{L})(?:[Tt]o|will|should|must|shall)\sbe\s\p{Ll}{3,20}(?:\s[^.;:${NAME}${CALLED}]{1,40}?)?(?<cut>\sby\s${WHO})`,
    ),
    examples: [
      ['The note will be drafted by Anna', ['Anna']],
      ['Note to be sent to the board by Anna and Ben', ['Anna', 'Ben']],
      ['The note was drafted by Anna', []],
    ],
  },
  {
    id: 'name-volunteers',
    pattern: rule(
      String.raw`${WHO}\s(?:volunteer(?:s|ed)|takes? (?:this|it|over)|took (?:this|it|the action)|is on it|has an? action|вызвал\p{Ll}{2,3}|возьм[её]т(?:ся)?)(?!\p{L})`,
    ),
    examples: [['Draft the note; Anna volunteered', ['Anna']]],
  },
  {
    id: 'then-name-will',
    pattern: rule(
      String.raw`${CLAUSE}${WHO}(?:['’]ll|\s(?:will|shall|is to|are to|agreed to|volunteered to|offered to))\s(?!be\s)`,
    ),
    examples: [
      ['Merge it as it is, and Ben will mend it later', ['Ben']],
      ['Ask Anna whether Ben will come', []],
    ],
  },
]

/** Nobody but the speaker: "I will …". */
export const FIRST_PERSON: readonly {
  pattern: RegExp
  examples: readonly string[]
  not: readonly string[]
}[] = [
  {
    pattern:
      /(?:^|[.;!?,–—-]\s+|(?<!\p{L})(?:so|and|but|ok|okay|yes|yeah|sure|then|well|also),?\s)(?:I(?:['’]ll|\s(?:will|can|shall|volunteer|am going to|could)|['’]m\s(?:going|happy) to|['’]d be happy to)(?!\p{L}|['’]t|\snot(?!\p{L}))|let me(?!\s(?:know|see|say|just say|ask you)))(?!\p{L})/iu,
    examples: [
      "I'll draft the note",
      'OK, I can call them',
      'Good point. I will ask Anna',
      'let me write it up',
    ],
    not: ["I can't come", 'Anna said I will', 'I will not do it', 'let me know'],
  },
  {
    pattern:
      /(?:^|[.;!?,–—-]\s+|(?<!\p{L})(?:и|а|ну|да|тогда|хорошо),?\s)(?:(?:давайте\s)?я\s(?!не(?!\p{L}))(?:\p{L}{1,12}\s){0,2}?\p{L}{2,15}[ую](?:сь)?|(?:возьму|сделаю|подготовлю|напишу|отправлю|пришлю|проверю|узнаю|составлю|позвоню|займусь|поговорю|согласую|обновлю|уточню|запишу|покажу|договорюсь|посмотрю|созвонюсь|соберу|найду|закажу|куплю|сравню|посчитаю))(?!\p{L})/iu,
    examples: ['Я подготовлю черновик', 'Хорошо, я завтра позвоню', 'Напишу им сегодня'],
    not: ['Я не успеваю', 'Анна подготовит черновик'],
  },
]
