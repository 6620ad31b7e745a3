import { describe, expect, it } from 'vitest'
import { langOf } from '../../ui/lib/lang-of.ts'

describe('the language of a text', () => {
  it('is what the council speaks, as long as nothing clearly says otherwise', () => {
    expect(langOf('Сарай сухой круглый год.', 'ru')).toBe('ru')
    expect(langOf('The shed is dry all year.', 'en')).toBe('en')
    expect(langOf('', 'ru')).toBe('ru')
    expect(langOf('42 %, 2026-01-05', 'en')).toBe('en')
  })

  it('is the other one where the letters are', () => {
    expect(langOf('Сарай сухой круглый год.', 'en')).toBe('ru')
    expect(langOf('The shed is dry all year.', 'ru')).toBe('en')
  })

  it('is not changed by a name, a quotation, code or an address', () => {
    expect(langOf('PostgreSQL', 'ru')).toBe('ru')
    expect(langOf('Иванов?', 'en')).toBe('en')
    expect(langOf('В акте написано: “the shed is dry”, и этого мало.', 'ru')).toBe('ru')
    expect(langOf('Так: ```ts\nconst isDry = (place) => place.roof !== "none"\n```', 'ru')).toBe('ru')
    expect(langOf('См. https://example.org/a/very/long/address/in/latin/letters', 'ru')).toBe('ru')
  })

  it('stays what the council speaks where both are even, or neither is there', () => {
    const even = 'Half of it is English. Половина по-русски, вот она.'
    expect([langOf(even, 'en'), langOf(even, 'ru')]).toEqual(['en', 'ru'])
    expect(langOf('המחסן יבש כל השנה, ולכן הכלים נשמרים בו', 'en')).toBe('en')
  })
})
