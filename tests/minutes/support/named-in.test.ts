import { describe, expect, test } from 'vitest'
import { dateStandsIn, ownerIsNamed, ownerStandsIn } from '../../../backend/minutes/support/named-in.ts'

const crew = [
  { name: 'Anna Berg', handles: ['aberg'] },
  { name: 'Boris Hall' },
  { name: 'Anna Lund' },
  { name: 'Will Stone' },
  { name: 'Павел Рогов' },
]

describe('an owner', () => {
  test.each<[string, string, boolean]>([
    ['Anna Berg', 'Anna Berg drafts the lease.', true],
    ['Anna Berg', 'aberg drafts the lease.', true],
    ['Anna Berg', 'Ask @aberg for the lease.', true],
    ['Anna Berg', 'Berg’s lease is late.', true],
    ['Anna Berg', 'AB to draft the lease.', true],
    ['Anna Berg', 'The ab wheel is drafted.', false],
    ['Anna Berg', 'Anna drafts the lease.', false],
    ['Boris Hall', 'Boris drafts the lease.', true],
    ['Boris', 'Boris Hall drafts the lease.', true],
    ['Boris Hall', 'Borislav drafts the lease.', false],
    ['Boris Hall', 'Anne-Boris drafts the lease.', false],
    ['Boris Hall', 'Boris-Mark drafts the lease.', false],
    ['Will Stone', 'Will drafts the lease.', true],
    ['Will Stone', 'We will draft the lease.', false],
    ['Will Stone', 'Will you draft the lease?', false],
    ['Павел Рогов', 'Поручили Павлу узнать цену.', true],
    ['Павел Рогов', 'Поручили Рогову узнать цену.', true],
    ['Павел Рогов', 'Поручили Петру узнать цену.', false],
    ['Carla', 'Carla drafts the lease.', true],
    ['Carla', 'Carlas drafts the lease.', false],
    ['we', 'we draft the lease.', false],
    ['Мы', 'Мы напишем договор.', false],
    ['TBD', 'Owner: TBD', false],
    ['team', 'The team drafts the lease.', false],
    ['The whole team', 'The whole team drafts the lease.', false],
    ['Команда', 'Команда напишет договор.', false],
    ['Наша группа', 'Наша группа напишет договор.', false],
    ['Teama Ray', 'Teama Ray drafts the lease.', true],
  ])('%s in “%s”: %s', (name, quote, stands) => {
    expect(ownerStandsIn(name, [quote], crew)).toBe(stands)
  })

  test('is not guessed from a first name when nobody told who was there', () => {
    expect(ownerStandsIn('Boris Hall', ['Boris drafts the lease.'])).toBe(false)
    expect(ownerStandsIn('Boris', ['Boris drafts the lease.'])).toBe(true)
  })

  test('is the speaker where he promises it himself, and only then', () => {
    const said = (quote: string) => [{ quote, speaker: 'Boris Hall' }]
    expect(ownerIsNamed('Boris Hall', said('I will draft the lease.'), crew)).toBe(true)
    expect(ownerIsNamed('Boris', said('I’ll draft the lease.'), crew)).toBe(true)
    expect(ownerIsNamed('Boris Hall', said('Я подготовлю договор.'), crew)).toBe(true)
    expect(ownerIsNamed('Boris Hall', said('I think the lease is late.'), crew)).toBe(false)
    expect(ownerIsNamed('Will Stone', said('I will draft the lease.'), crew)).toBe(false)
  })
})

test('several owners are each named', () => {
  const anchors = [{ quote: 'Anna Berg and Boris draft the lease.', speaker: null }]
  expect(ownerIsNamed('Anna Berg, Boris Hall', anchors, crew)).toBe(true)
  expect(ownerIsNamed('Anna Berg, Will Stone', anchors, crew)).toBe(false)
})

describe('a date', () => {
  // A Wednesday.
  const meeting = '2031-05-14'
  test.each<[string, string, boolean]>([
    ['2031-06-01', 'The lease is due on 2031-06-01.', true],
    ['2031-06-01', 'The lease is due on 1 June 2031.', true],
    ['2031-06-01', 'The lease is due on June 1.', true],
    ['2031-06-01', 'Договор нужен к 1 июня.', true],
    ['2031-05-16', 'The lease is due by Friday.', true],
    ['2031-05-16', 'Договор нужен к пятнице.', true],
    ['2031-06-30', 'Договор нужен до конца июня 2031 года.', true],
    ['2031-05-17', 'The lease is due by Friday.', false],
    ['2031-06-02', 'The lease is due on 1 June 2031.', false],
    ['2031-06-01', 'The lease is due soon.', false],
    ['2031-06-01', 'The lease has 2031 words, 06 pages and 01 stamp.', false],
  ])('%s in “%s”: %s', (iso, quote, stands) => {
    expect(dateStandsIn(iso, [quote], meeting)).toBe(stands)
  })

  test('in words that need the meeting’s day is none where that day is not known', () => {
    expect(dateStandsIn('2031-05-16', ['The lease is due by Friday.'], null)).toBe(false)
    expect(dateStandsIn('2031-06-01', ['The lease is due on 2031-06-01.'], null)).toBe(true)
  })
})
