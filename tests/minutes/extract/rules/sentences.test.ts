import { describe, expect, it } from 'vitest'
import { sentencesIn } from '../../../../backend/minutes/extract/rules/sentences.ts'

const sentences = (text: string, language: 'en' | 'ru' = 'en') =>
  sentencesIn(text, language).map(({ from, to }) => text.slice(from, to))

describe('the sentences of a text', () => {
  it('end at full stops, question marks and exclamation marks', () => {
    expect(sentences('We keep it. Is that agreed?  Yes! ')).toEqual([
      'We keep it.',
      'Is that agreed?',
      'Yes!',
    ])
  })

  it.each([
    'We store it in e.g. Postgres until May.',
    'J. Weber and A. B. Cole write it down.',
    'See fig. 3 and No. 5 of the plan.',
    'Version v1.2 ships on 3.4.2024 to all.',
    'It takes approx. Five days, etc. and so on.',
    'Vote per sec. 4 of the rules.',
  ])('do not end within: %s', (text) => {
    expect(sentences(`${text} Then we rest.`)).toEqual([text, 'Then we rest.'])
  })

  it('do not end within Russian abbreviations and initials', () => {
    expect(
      sentences('Петрова А.С. подготовит отчёт, т.е. таблицу, к 5 мая 2024 г. включительно. Все за.', 'ru'),
    ).toEqual(['Петрова А.С. подготовит отчёт, т.е. таблицу, к 5 мая 2024 г. включительно.', 'Все за.'])
  })

  it('tell a chosen letter from an initial', () => {
    expect(sentences('We take option B. Anna writes it down.')).toEqual([
      'We take option B.',
      'Anna writes it down.',
    ])
    expect(sentences('Берём вариант А. Анна напишет.', 'ru')).toEqual(['Берём вариант А.', 'Анна напишет.'])
  })

  it('keep the number of a list with its words', () => {
    expect(sentences('1. Buy the desk. 2. Sell the chair.')).toEqual([
      '1. Buy the desk.',
      '2. Sell the chair.',
    ])
  })

  it('may begin small, as in chats, and after an ellipsis', () => {
    expect(sentences('agreed to drop it. need a follow up')).toEqual([
      'agreed to drop it.',
      'need a follow up',
    ])
    expect(sentences('Well… Let us vote.')).toEqual(['Well…', 'Let us vote.'])
  })

  it('are none where there are no words', () => {
    expect(sentencesIn(' \n ')).toEqual([])
  })
})
