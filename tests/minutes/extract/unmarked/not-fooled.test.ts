import { describe, expect, it } from 'vitest'
import { asNote, asSpeech, binding, foundIn } from './found-in.ts'

/** Things to do and to settle, in the forms that the frames below need. */
const EN = [
  {
    do: 'send the letter to the council',
    did: 'sent the letter to the council',
    doing: 'sending the letter',
  },
  { do: 'keep the old roof for now', did: 'kept the old roof', doing: 'keeping the old roof' },
  { do: 'order the new timber', did: 'ordered the new timber', doing: 'ordering the timber' },
  { do: 'move the fair to June', did: 'moved the fair to June', doing: 'moving the fair' },
  {
    do: 'write a summary for the members',
    did: 'wrote a summary for the members',
    doing: 'writing a summary',
  },
]
const RU = [
  {
    do: 'отправить письмо в мэрию',
    we: 'отправим письмо в мэрию',
    did: 'отправила письмо в мэрию',
    dids: 'отправили письмо в мэрию',
  },
  {
    do: 'оставить старую крышу',
    we: 'оставим старую крышу',
    did: 'оставила старую крышу',
    dids: 'оставили старую крышу',
  },
  {
    do: 'заказать новые доски',
    we: 'закажем новые доски',
    did: 'заказала новые доски',
    dids: 'заказали новые доски',
  },
  {
    do: 'перенести ярмарку на июнь',
    we: 'перенесём ярмарку на июнь',
    did: 'перенесла ярмарку на июнь',
    dids: 'перенесли ярмарку на июнь',
  },
  {
    do: 'написать отчёт для членов',
    we: 'напишем отчёт для членов',
    did: 'написала отчёт для членов',
    dids: 'написали отчёт для членов',
  },
]

type En = (typeof EN)[number]
type Ru = (typeof RU)[number]
const grid = (en: ((one: En) => string)[], ru: ((one: Ru) => string)[]): string[] => [
  ...EN.flatMap((one) => en.map((frame) => frame(one))),
  ...RU.flatMap((one) => ru.map((frame) => frame(one))),
]

const FOOLING: Record<string, string[]> = {
  'a supposition': grid(
    [
      (one) => `If we had the money, we could ${one.do}.`,
      (one) => `We might ${one.do}.`,
      (one) => `Maybe Anna could ${one.do}.`,
      (one) => `It would be nice to ${one.do}.`,
      (one) => `Suppose we ${one.do}.`,
      (one) => `Perhaps we would ${one.do} some day.`,
    ],
    [
      (one) => `Если бы были деньги, можно было бы ${one.do}.`,
      (one) => `Может быть, ${one.we}.`,
      (one) => `Хорошо бы ${one.do}.`,
      (one) => `Возможно, Анна могла бы ${one.do}.`,
      (one) => `Допустим, мы ${one.we}.`,
      (one) => `Наверное, можно ${one.do}.`,
    ],
  ),
  'a question': grid(
    [
      (one) => `Should we ${one.do}?`,
      (one) => `Will Anna ${one.do}?`,
      (one) => `Who will ${one.do}?`,
      (one) => `Do we want to ${one.do}?`,
      (one) => `Are we agreed to ${one.do}?`,
      (one) => `Any objection to ${one.doing}?`,
    ],
    [
      (one) => `Нужно ли ${one.do}?`,
      (one) => `Кто может ${one.do}?`,
      (one) => `Может, ${one.we}?`,
      (one) => `Мы решили ${one.do}?`,
      (one) => `Когда мы ${one.we}?`,
      (one) => `Есть возражения, если мы ${one.we}?`,
    ],
  ),
  'an earlier meeting': grid(
    [
      (one) => `Last time we agreed to ${one.do}.`,
      (one) => `At the previous meeting we decided to ${one.do}.`,
      (one) => `We had agreed to ${one.do}, two months ago.`,
      (one) => `It was previously decided to ${one.do}.`,
      (one) => `Back then the group agreed to ${one.do}.`,
      (one) => `As I recall we already agreed to ${one.do}.`,
    ],
    [
      (one) => `В прошлый раз решили ${one.do}.`,
      (one) => `На прошлой встрече договорились ${one.do}.`,
      (one) => `Месяц назад мы решили ${one.do}.`,
      (one) => `Раньше решили ${one.do}.`,
      (one) => `Ранее было решено ${one.do}.`,
      (one) => `На предыдущей встрече совет решил ${one.do}.`,
    ],
  ),
  'a denial': grid(
    [
      (one) => `Anna will not ${one.do}.`,
      (one) => `I won't ${one.do}.`,
      (one) => `Nobody will ${one.do}.`,
      (one) => `We have not agreed to ${one.do}.`,
      (one) => `There is no consensus to ${one.do}.`,
      (one) => `I can't ${one.do}.`,
    ],
    [
      (one) => `Анна не может ${one.do}.`,
      (one) => `Никто не хочет ${one.do}.`,
      (one) => `Мы не решили ${one.do}.`,
      (one) => `Я не буду ${one.do}.`.replace('буду', 'смогу'),
      (one) => `Пока не договорились ${one.do}.`,
      (one) => `Нет согласия ${one.do}.`,
    ],
  ),
  'something done': grid(
    [
      (one) => `Anna ${one.did}.`,
      (one) => `I ${one.did} on Monday.`,
      (one) => `We have already ${one.did}.`,
      (one) => `Ben was ${one.doing} yesterday.`,
      (one) => `Omar said that he ${one.did}.`,
      (one) => `They ${one.did}, it is done.`,
    ],
    [
      (one) => `Анна ${one.did}.`,
      (one) => `Вчера мы ${one.dids}.`,
      (one) => `Анна уже ${one.did}.`,
      (one) => `Коллеги ${one.dids}.`,
      (one) => `Анна сказала, что ${one.did}.`,
      (one) => `Они ${one.dids}, это сделано.`,
    ],
  ),
}

const HOLDING: [kind: string, sentences: string[]][] = [
  [
    'action',
    grid(
      [
        (one) => `Anna to ${one.do}.`,
        (one) => `Ben will ${one.do} by Friday.`,
        (one) => `Omar agreed to ${one.do}.`,
        (one) => `Anna and Ben to ${one.do}.`,
      ],
      [
        (one) => `Анна — ${one.do} до пятницы.`,
        (one) => `Поручить Борису ${one.do}.`,
        (one) => `Олегу нужно ${one.do} к следующей встрече.`,
      ],
    ),
  ],
  [
    'decision',
    grid(
      [
        (one) => `Agreed to ${one.do}.`,
        (one) => `We decided to ${one.do}.`,
        (one) => `It was agreed to ${one.do}.`,
        (one) => `The committee decided to ${one.do}.`,
      ],
      [
        (one) => `Решили ${one.do}.`,
        (one) => `Договорились ${one.do}.`,
        (one) => `Совет постановил ${one.do}.`,
        (one) => `Принято решение ${one.do}.`,
      ],
    ),
  ],
]

describe.each(Object.entries(FOOLING))('%s is neither a task nor a decision', (_, sentences) => {
  it('is tried often enough', () => expect(sentences.length).toBeGreaterThanOrEqual(60))
  it.each(sentences)('as a note: %s', (sentence) => expect(binding(foundIn(asNote(sentence)))).toEqual([]))
  it.each(sentences)('as speech: %s', (sentence) => expect(binding(foundIn(asSpeech(sentence)))).toEqual([]))
})

describe.each(HOLDING)('said plainly it is taken: %s', (kind, sentences) => {
  it.each(sentences)('%s', (sentence) =>
    expect(foundIn(asNote(sentence)).map((one) => `${one.kind}: ${one.text}`)).toEqual([
      `${kind}: ${sentence}`,
    ]),
  )
})
