import { describe, expect, it } from 'vitest'
import { alike, SAME, type Subject } from '../../backend/council/memory/alike.ts'

/** Title, question, and options where it names some. */
type Asked = readonly [title: string, question: string, ...options: string[]]

/** Pairs that a person would call the same question, asked again. */
const SAME_AGAIN: readonly (readonly [Asked, Asked])[] = [
  [
    ['Tools', 'Where do we keep the tools that members share?'],
    ['Tool library', 'Where should the shared tools of the members be kept?'],
  ],
  [
    ['Database of billing', 'Which database should the billing service use?', 'PostgreSQL', 'MySQL'],
    ['Billing storage', 'What database do we choose for the billing service?', 'PostgreSQL', 'DynamoDB'],
  ],
  [
    ['Office lease', 'Do we renew the lease of the office?', 'Renew', 'Move'],
    ['Lease 2027', 'Should the office lease be renewed?', 'Renew for two years', 'Move out'],
  ],
  [
    ['Pricing', 'Do we raise the price of the basic plan?', 'Raise', 'Keep'],
    ['Pricing review', 'Should we raise prices for the basic plan?', 'Raise it', 'Keep it'],
  ],
  [
    ['Support hours', 'Do we offer support at weekends?'],
    ['Weekend support', 'Should support be offered at the weekend?'],
  ],
  [
    ['Hiring', 'Do we hire a second designer this year?'],
    ['Second designer', 'Should a second designer be hired?'],
  ],
  [
    ['Remote work', 'How many days a week may people work from home?'],
    ['Home office', 'How many days per week can people work at home?'],
  ],
  [
    ['CI', 'Which provider do we use for continuous integration?', 'GitHub Actions', 'Buildkite'],
    ['CI provider', 'Which continuous integration provider do we take?', 'Buildkite', 'GitHub Actions'],
  ],
  [
    ['Аренда офиса', 'Продлеваем ли мы аренду офиса?', 'Продлить', 'Переехать'],
    ['Офис', 'Продлить аренду офиса или нет?', 'Продлить', 'Переехать в другой'],
  ],
  [
    ['Хранение инструментов', 'Где хранить общие инструменты?'],
    ['Инструменты', 'Где мы будем хранить наши общие инструменты?'],
  ],
  [
    ['База данных', 'Какую базу данных выбрать для биллинга?', 'PostgreSQL', 'MySQL'],
    ['Биллинг', 'Какая база данных нужна биллингу?', 'MySQL', 'PostgreSQL'],
  ],
  [
    ['Цены', 'Повышаем ли цену базового тарифа?'],
    ['Тарифы', 'Стоит ли повысить цену на базовый тариф?'],
  ],
  [
    ['Поддержка', 'Нужна ли поддержка по выходным?'],
    ['Выходные', 'Вводим ли мы поддержку в выходные?'],
  ],
  [
    ['Найм', 'Нанимаем ли второго дизайнера?'],
    ['Второй дизайнер', 'Нанять ли второго дизайнера в этом году?'],
  ],
]

/** Pairs that share words or a form, and are other questions. */
const OTHERS: readonly (readonly [Asked, Asked])[] = [
  [
    ['Billing database', 'Which database should the billing service use?', 'PostgreSQL', 'MySQL'],
    ['Analytics', 'Which database should the analytics team use?', 'ClickHouse', 'BigQuery'],
  ],
  [
    ['Office lease', 'Do we renew the lease of the office?'],
    ['Coffee', 'Do we renew the contract for the coffee machine?'],
  ],
  [
    ['Pricing', 'Do we raise the price of the basic plan?'],
    ['Enterprise', 'Do we offer a discount on the enterprise plan?'],
  ],
  [
    ['Designer', 'Do we hire a second designer this year?'],
    ['Lawyer', 'Do we hire a lawyer this year?'],
  ],
  [
    ['Support hours', 'Do we offer support at weekends?'],
    ['Support tool', 'Which tool does support use for tickets?'],
  ],
  [
    ['Tools', 'Where do we keep the tools that members share?'],
    ['Bicycles', 'Where do we keep the bicycles of the visitors?'],
  ],
  [
    ['Remote work', 'How many days a week may people work from home?'],
    ['Holidays', 'How many days of holiday do people get?'],
  ],
  [
    ['Release', 'Do we release on Friday?', 'Yes', 'No'],
    ['Party', 'Do we hold the party on Friday?', 'Yes', 'No'],
  ],
  [
    ['Аренда офиса', 'Продлеваем ли мы аренду офиса?'],
    ['Аренда склада', 'Где искать аренду склада?'],
  ],
  [
    ['База данных', 'Какую базу данных выбрать для биллинга?'],
    ['Аналитика', 'Какую базу данных выбрать для аналитики и отчётов?'],
  ],
  [
    ['Цены', 'Повышаем ли цену базового тарифа?'],
    ['Скидки', 'Даём ли скидку на годовой тариф?'],
  ],
  [
    ['Дизайнер', 'Нанимаем ли второго дизайнера?'],
    ['Юрист', 'Нанимаем ли юриста?'],
  ],
  [
    ['Поддержка', 'Нужна ли поддержка по выходным?'],
    ['Дежурства', 'Кто дежурит по выходным?'],
  ],
  [
    ['Where the tool library lives', 'Where do we keep the tools that members share?'],
    ['The office lease', 'Do we renew the lease of the office?'],
  ],
]

const subject = ([title, question, ...options]: Asked): Subject => ({
  title,
  question,
  options: options.map((one) => ({ title: one })),
})

describe('whether two questions are the same', () => {
  it.each(SAME_AGAIN)('finds the same: %j and %j', (a, b) => {
    expect(alike(subject(a), subject(b))).toBeGreaterThanOrEqual(SAME)
  })

  it.each(OTHERS)('tells apart: %j and %j', (a, b) => {
    expect(alike(subject(a), subject(b))).toBeLessThan(SAME)
  })

  it('is the same whichever comes first, and 1 for the question itself', () => {
    for (const [a, b] of [...SAME_AGAIN, ...OTHERS]) {
      expect(alike(subject(a), subject(b))).toBe(alike(subject(b), subject(a)))
      expect(alike(subject(a), subject(a))).toBe(1)
    }
  })
})
