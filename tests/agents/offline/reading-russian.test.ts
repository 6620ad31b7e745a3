import { describe, expect, it } from 'vitest'
import { analyse } from '../../../backend/agents/offline/analyse.ts'
import { inFigures } from '../../../backend/agents/offline/evidence/figures.ts'
import { againstLimit } from '../../../backend/agents/offline/evidence/limit.ts'
import { unitsAfter } from '../../../backend/agents/offline/evidence/money-units.ts'
import { textOf } from '../../../backend/agents/offline/evidence/quote.ts'
import { ownSide, sideOf } from '../../../backend/agents/offline/evidence/sides.ts'
import type { Unit } from '../../../backend/agents/offline/evidence/types.ts'
import { readValue } from '../../../backend/agents/offline/evidence/values.ts'
import { isHedged, polarity } from '../../../backend/agents/offline/text/lexicon.ts'
import { sentencesOf } from '../../../backend/agents/offline/text/sentences.ts'
import { heldCriteria, heldOptions } from '../../../backend/council/meeting/options-and-criteria.ts'
import { readMeetingFile } from '../../../backend/minutes/formats/meeting-file.ts'
import { hold, record } from '../../support/agendas.ts'
import { market } from './russian-meetings.ts'

const CRITERIA = '- Аренда: не более 40 тыс. рублей в месяц\n- Тишина: слышно лектора'
/** Two halls, read as a run reads them. */
const read = (context: string, criteria = CRITERIA) => {
  const text = `# Где читать лекции\n\n## Критерии\n\n${criteria}\n\n## Варианты\n\n- Старая ратуша\n- Зал на Речной\n`
  const { meeting } = readMeetingFile({ name: 'agenda.md', text })
  const analysis = analyse(
    {
      title: meeting.title,
      question: meeting.question,
      options: heldOptions(meeting.options),
      criteria: heldCriteria(meeting.criteria),
      origins: [
        { kind: 'source', id: 's0', title: meeting.title, text },
        { kind: 'source', id: 's1', title: 'поездка', text: context },
      ],
    },
    1,
  )
  const id = (title: string) => analysis.options.find((one) => one.title.startsWith(title))?.id ?? ''
  const rule = (name: string) => analysis.rules.find((one) => one.name.startsWith(name))?.id ?? ''
  const on = (title: string, name: string): Unit[] =>
    analysis.cell(id(title), rule(name)).units.filter((unit) => unit.how !== 'prose')
  const of = (title: string) => analysis.units.filter((unit) => unit.optionId === id(title))
  return { analysis, on, of }
}
const filed = (units: Unit[]) => units.map((unit) => [unit.side, textOf(unit.quote)])

describe('a side', () => {
  it.each([
    ['Плюсы', 'for'],
    ['Минусы:', 'against'],
    ['**Достоинства**', 'for'],
    ['Недостатки', 'against'],
    ['Основные преимущества', 'for'],
    ['Слабые стороны', 'against'],
    ['Сильные стороны', 'for'],
    ['Аргументы против', 'against'],
    ['За', 'for'],
    ['Против:', 'against'],
    ['Что хорошо', 'for'],
    ['Плюсы и минусы', null],
    ['За и против', null],
    ['За окном', null],
  ])('is announced by “%s”: %s', (title, side) => expect(sideOf(title)).toBe(side))

  it.each([
    ['Хорошо, потому что письма доходят', 'for', 'письма доходят'],
    ['Хорошо, поскольку письма доходят', 'for', 'письма доходят'],
    ['Плохо, так как звук глухой', 'against', 'звук глухой'],
    ['Нейтрально, потому что дверь одна', 'neutral', 'дверь одна'],
    ['Плюс: есть сцена', 'for', 'есть сцена'],
    ['Недостаток — нет сцены', 'against', 'нет сцены'],
  ])('is said by the point itself: %s', (text, side, rest) => {
    const own = ownSide(text)
    expect([own?.side, text.slice(own?.from ?? 0)]).toEqual([side, rest])
  })

  it('is announced together with its owner, in whatever case', () => {
    const { of } = read(
      '## Плюсы старой ратуши\n\n- Звук хороший\n\n## Минусы старой ратуши\n\n- Холодно зимой\n\n## Преимущества Зала на Речной\n\n- Рядом остановка\n',
    )
    expect(filed(of('Старая'))).toEqual([
      ['for', 'Звук хороший'],
      ['against', 'Холодно зимой'],
    ])
    expect(filed(of('Зал'))).toEqual([['for', 'Рядом остановка']])
  })

  it('lasts through headings that only order what is said', () => {
    const { of } = read('## Старая ратуша\n\n### Плюсы\n\n#### Подробности\n\n- Звук хороший\n')
    expect(filed(of('Старая'))).toEqual([['for', 'Звук хороший']])
  })
})

describe('a value', () => {
  it.each([
    ['да', 1],
    ['Да, но только летом', 0.5],
    ['есть', 1],
    ['полностью', 1],
    ['нет', -1],
    ['Отсутствует', -1],
    ['не поддерживается', -0.7],
    ['частично', 0.1],
    ['не полностью', 0.1],
    ['средняя', 0.1],
    ['очень хорошая', 0.8],
    ['слабая', -0.8],
    ['низкая', -0.8],
    ['высокая', 1],
    ['неизвестно', null],
    ['нет данных', null],
    ['Данных нет', null],
    ['уточняется', null],
    ['см. выше', 0],
    ['не требуется', 0],
  ])('of a quality: “%s” is %s', (text, value) => expect(readValue(text, 'Связь').value).toBe(value))

  it.each([
    ['бесплатно', 1],
    ['низкая', 1],
    ['самая высокая из трёх', -0.9],
    ['дорого', -0.9],
    ['Недорого', 1],
    ['средняя', -0.1],
  ])('of a cost: “%s” is %s', (text, value) => expect(readValue(text, 'Цена').value).toBe(value))

  it('none of a cost is good, none of a quality is not', () => {
    expect(readValue('нет', 'Доплаты и расходы').value).toBe(1)
    expect(readValue('нет', 'Срок до мая').value).toBe(-1)
  })

  it('“data” and “given” begin like “yes” and say nothing', () => {
    expect(readValue('данные лежат в тетради', 'Учёт').value).toBe(0)
  })

  it('a mark is read beside a Russian label, and an unknown is no minus', () => {
    const { on } = read(
      '### Старая ратуша\n\n- Тишина: ✅ стены толстые\n\n### Зал на Речной\n\n- Тишина: ❓\n- Аренда: ❌\n',
    )
    expect(on('Старая', 'Тишина').map((unit) => unit.value)).toEqual([1])
    expect(on('Зал', 'Тишина').map((unit) => unit.value)).toEqual([null])
    expect(on('Зал', 'Аренда').map((unit) => unit.value)).toEqual([-1])
  })
})

describe('numbers and money', () => {
  it.each([
    ['6 000 рублей', '6000 ₽'],
    ['1 200 руб. в месяц', '1200 ₽ в месяц'],
    ['2,5 тыс. руб.', '2500 ₽'],
    ['1,5 млн рублей', '1500000 ₽'],
    ['300 р. с человека', '300 ₽ с человека'],
    ['40 евро', '40 €'],
    ['2,5 часа', '2.5 часа'],
    ['$1,200 a month', '$1,200 a month'],
  ])('“%s” is %s', (written, plain) => expect(inFigures(written)).toBe(plain))

  it.each([
    [' в месяц', ['month']],
    [' за месяц', ['month']],
    [' на пользователя в месяц', ['month', 'user']],
    ['/мес', ['month']],
    [' с человека', ['user']],
    [' ежегодно', ['year']],
    [' за поездку', ['trip']],
  ])('an amount “%s” is for %s', (after, units) => expect(unitsAfter(after)).toEqual(units))

  it.each([
    ['35 000 ₽ в месяц', 'не более 40 тыс. рублей в месяц', 1],
    ['45 000 руб. в месяц', 'не более 40 тыс. рублей в месяц', -1],
    ['600 000 рублей в год', 'не больше 40 000 ₽ в месяц', -1],
    ['300 ₽ с человека', 'не дороже 40 000 ₽ в месяц', null],
    ['2,5 часа', 'не дольше трёх часов', 1],
    ['25 минут', 'в пределах 30 минут', 1],
    ['две запасные двери', 'не менее двух запасных дверей', 1],
    ['одна запасная дверь', 'не меньше двух запасных дверей', -1],
    ['60 мест', 'как минимум 50 мест', 1],
  ])('“%s” against “%s”: %s', (text, limit, met) => expect(againstLimit(text, limit)).toBe(met))

  it('a price is held against the limit, whichever side it stands on', () => {
    const { on } = read(
      '### Старая ратуша\n\n#### Минусы\n\n- Выйдет примерно 38 000 рублей в месяц\n\n### Зал на Речной\n\n#### Плюсы\n\n- Аренда: всего 52 тыс. руб. в месяц\n',
    )
    expect(on('Старая', 'Аренда').map((unit) => unit.value)).toEqual([1])
    expect(on('Зал', 'Аренда').map((unit) => unit.value)).toEqual([-1])
  })

  it('a limit behind «обязательно» is held as well, and found where it is asked for', () => {
    const { on, analysis } = read(
      '### Старая ратуша\n\n- Аренда: 35 000 ₽ в месяц\n\n### Зал на Речной\n\n- Аренда: 45 000 ₽ в месяц\n',
      '- Обязательно: аренда: не более 40 тыс. рублей в месяц\n- Тишина',
    )
    expect(analysis.rules[0]).toMatchObject({ name: 'аренда', must: true })
    expect([on('Старая', 'аренда'), on('Зал', 'аренда')].map(([unit]) => unit?.value)).toEqual([1, -1])
  })

  it('prices without a limit are compared in their unit', () => {
    const { on } = read(
      '### Старая ратуша\n\n- Залог: нет\n- Оплата 20 000 ₽ в месяц\n\n### Зал на Речной\n\n- Оплата 30 тыс. руб./мес.\n',
      '- Стоимость\n- Тишина',
    )
    const value = (title: string) => on(title, 'Стоимость').find((unit) => unit.about !== undefined)?.value
    expect([value('Старая'), value('Зал')]).toEqual([1, -1])
  })
})

describe('a reservation', () => {
  it.each([
    'Аренда, вероятно, вырастет',
    'примерно треть зала',
    'субъективно звук мягче',
    'крыша может протечь',
    'предположительно к осени',
  ])('is heard in “%s”', (text) => expect(isHedged(text)).toBe(true))

  it.each([
    'есть возможность поставить сцену',
    'вероятность не считали',
    'на коляске не может въехать никто',
  ])('is not heard in “%s”', (text) => expect(isHedged(text)).toBe(false))
})

describe('words', () => {
  it('of praise and of blame are turned round by a negation', () => {
    expect(polarity('удобно и надёжно').net).toBe(2)
    expect(polarity('неудобно, шумно').net).toBe(-2)
    expect(polarity('без сбоев').net).toBe(1)
  })

  it('with ё and with е are the same', () => {
    expect(polarity('надежно').net).toBe(polarity('надёжно').net)
    const { on } = read('### Старая ратуша\n\n- Учет: да\n', '- Учёт\n- Тишина')
    expect(on('Старая', 'Учёт').map((unit) => unit.value)).toEqual([1])
  })

  it('of one kind bring a point to its criterion', () => {
    const { on } = read(
      '### Старая ратуша\n\n#### Минусы\n\n- Шумно по вечерам\n\n#### Плюсы\n\n- Остановка напротив\n',
      '- Тишина в зале\n- Близость к остановке\n- Отопление',
    )
    expect(on('Старая', 'Тишина').map((unit) => textOf(unit.quote))).toEqual(['Шумно по вечерам'])
    expect(on('Старая', 'Близость').map((unit) => textOf(unit.quote))).toEqual(['Остановка напротив'])
  })

  it('keep a sentence whole behind a short form', () => {
    const text = 'Звук глухой, т.е. лектора не слышно. Аренда 40 тыс. Рублей хватит.'
    expect(sentencesOf(text).map(({ from, to }) => text.slice(from, to))).toEqual([
      'Звук глухой, т.е. лектора не слышно.',
      'Аренда 40 тыс. Рублей хватит.',
    ])
  })
})

describe('a name', () => {
  it('is found in running text in another case', () => {
    const { of } = read('В старой ратуше холодно. На Речной мы были дважды. Ратуши бывают разные.\n')
    expect(of('Старая').map((unit) => textOf(unit.quote))).toEqual(['В старой ратуше холодно.'])
    expect(of('Зал').map((unit) => textOf(unit.quote))).toEqual(['На Речной мы были дважды.'])
  })

  it('of a letter is told from its twin', () => {
    const text = '# Какой план\n\n## Варианты\n\n- План А\n- План Б\n'
    const { meeting } = readMeetingFile({ name: 'agenda.md', text })
    const source = '## План Б\n\n- Плюс: проще\n\n## Вариант А\n\n- Минус: дольше\n'
    const analysis = analyse(
      {
        title: meeting.title,
        question: meeting.question,
        options: heldOptions(meeting.options),
        criteria: [],
        origins: [{ kind: 'source', id: 's1', title: 'заметки', text: source }],
      },
      1,
    )
    expect(analysis.units.map((unit) => [unit.optionId, unit.side])).toEqual([
      ['o2', 'for'],
      ['o1', 'against'],
    ])
  })

  it('after «чем» gets the other way round what is said', () => {
    const { analysis } = read('### Старая ратуша\n\n#### Плюсы\n\n- Аренда дешевле, чем Зал на Речной\n')
    expect(analysis.units.find((unit) => unit.how === 'comparative')).toMatchObject({
      optionId: 'o2',
      value: -0.4,
    })
  })
})

describe('what a meeting asks for', () => {
  const criteria = (list: string) =>
    heldCriteria(
      readMeetingFile({ name: 'a.md', text: `# Лодка\n\n## Критерии\n\n${list}` }).meeting.criteria,
    )

  it.each([
    ['Срок (обязательно)', 3, true],
    ['Срок (необходимо)', 3, true],
    ['Зал должен вмещать 50 человек', 3, true],
    ['Необходим пандус', 3, true],
    ['Цвет (желательно)', 1, false],
    ['Цвет (по возможности)', 1, false],
    ['Цвет (не обязательно)', 1, false],
    ['Хорошо бы рядом было кафе', 1, false],
    ['Обязательна парковка у входа', 3, true],
    ['Желательно недалеко от метро', 1, false],
    ['Сколько людей необходимо для обслуживания', 2, false],
    ['Цвет', 2, false],
    ['Цвет (вес: 5)', 5, false],
  ])('“%s” weighs %s', (line, weight, must) => {
    expect(criteria(`- ${line}\n`)).toMatchObject([{ weight, must }])
  })

  it('is named without the mark that weighs it', () => {
    const titles = criteria(
      '- Срок (обязательно)\n- Цвет (по возможности)\n- Вид (необходимо)\n- Желательно: терраса\n- Обязательно — пандус\n',
    )
    expect(titles.map((one) => [one.title, one.weight])).toEqual([
      ['Срок', 3],
      ['Цвет', 1],
      ['Вид', 3],
      ['терраса', 1],
      ['пандус', 3],
    ])
  })

  it.each([
    ['Необходимые условия', 'must'],
    ['Обязательные', 'must'],
    ['Обязательные требования к залу', 'must'],
    ['Без чего нельзя', 'must'],
    ['Желательные', 'nice'],
    ['Необязательные', 'nice'],
    ['Пожелания', 'nice'],
  ])('stands under “%s”: %s', (heading, standing) => {
    const [one] = criteria(`### ${heading}\n\n- Цвет\n`)
    expect(one).toMatchObject(standing === 'must' ? { must: true, weight: 3 } : { must: false, weight: 1 })
  })

  it.each([
    ['Что решаем', 'Варианты решения', 'На что смотрим'],
    ['Вопрос', 'Из чего выбираем', 'Как сравниваем'],
    ['О чём решаем', 'Между чем выбираем', 'Требования'],
    ['Какое решение нужно', 'Что рассматриваем', 'Что учитываем'],
  ])('is read under the headings “%s”, “%s”, “%s”', (question, options, asked) => {
    const text = `# Лодка\n\n## ${question}\n\nКакую лодку берём?\n\n## ${options}\n\n- Ялик\n- Каяк\n\n## ${asked}\n\n- Цвет\n`
    const { meeting } = readMeetingFile({ name: 'a.md', text })
    expect(meeting.question).toBe('Какую лодку берём?')
    expect(meeting.options?.map((one) => one.title)).toEqual(['Ялик', 'Каяк'])
    expect(meeting.criteria?.map((one) => one.title)).toEqual(['Цвет'])
  })
})

describe('what an option asks of people', () => {
  const context = (duty: string) => [
    {
      title: 'обход',
      text: `${market.context[0]?.text}\n${duty}\n`,
    },
  ]
  const risksWith = async (duty: string) =>
    record((await hold(market.text, context(duty))).state)
      .log.risks.map((one) => one.risk)
      .join('\n')

  it.each([
    'Школьный двор нужно подметать до рассвета.',
    'Школьный двор потребует второй кассы.',
    'За Школьный двор придётся платить охране.',
    'Школьный двор должен закрываться в полночь.',
  ])('is a risk on record: %s', async (duty) => {
    expect(await risksWith(duty)).toContain(duty.replace(/\.$/, ''))
  })

  it.each(['Школьный двор не нужно подметать.', 'За Школьный двор не придётся платить охране.'])(
    'is none where nothing is asked: %s',
    async (duty) => expect(await risksWith(duty)).not.toContain(duty.replace(/\.$/, '')),
  )

  it('carries the way out that the sentence itself offers', async () => {
    const text = market.context[0]?.text.replace(
      'Стоянка может быть тесной для длинных тележек',
      'Стоянка тесная; это можно исправить разметкой',
    )
    const { log } = record((await hold(market.text, [{ title: 'обход', text: text ?? '' }])).state)
    expect(log.risks.map((one) => one.mitigation)).toContain('это можно исправить разметкой')
  })
})
