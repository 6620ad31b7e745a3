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

describe('who says a thing of himself', () => {
  test.each([
    ['I can’t repaint the hull.', false],
    ["I can't repaint the hull.", false],
    ['I will not repaint it, Carla does.', false],
    ['I’ll never find the time.', false],
    ['I must say that the pier leaks.', false],
    ['I should have seen it.', false],
    ['I was going to order the rope.', false],
    ['I don’t think I will order the rope.', false],
    ['I want to thank the crew.', false],
    ['Ну я думаю, причал течёт.', false],
    ['Я не знаю, где канат.', false],
    ['Не сделаю до весны.', false],
    ['Я буду в отпуске.', false],
    ['i’ll order the rope.', true],
    ['I am going to order the rope.', true],
    ['I can order the rope.', true],
    ['Закажу канат завтра.', true],
    ['Я могу заказать канат.', true],
    ['Я буду красить корпус.', true],
  ])('“%s” is a promise: %s', (quote, isOne) => {
    expect(ownerIsNamed('Boris Hall', [{ quote, speaker: 'Boris Hall' }], crew)).toBe(isOne)
  })
})

describe('a name', () => {
  const people = [
    { name: 'Max Ferry' },
    { name: 'Ruby Quay', handles: ['rquay'] },
    { name: 'Rob Dock' },
    { name: 'Слава Доков' },
    { name: 'Александр Иванов' },
    { name: 'Александра Иванова' },
  ]
  test.each([
    ['Max Ferry', 'The crate holds 5 GB max.', false],
    ['Ruby Quay', 'Upgrade ruby before the regatta.', false],
    ['Rob Dock', 'They would rob the boathouse.', false],
    ['Слава Доков', 'Слава богу, успели.', false],
    ['Max Ferry', 'Max orders the crate.', true],
    ['Max Ferry', 'max orders the crate', true],
    ['Ruby Quay', 'Ask rquay for the Sail.', true],
    ['Слава Доков', 'Слава закажет канат.', true],
    ['Александра Иванова', 'Александр Иванов пишет смету.', false],
    ['Александр Иванов', 'Александра Иванова пишет смету.', false],
    ['Александр Иванов', 'Александр Иванов пишет смету.', true],
    ['Александра Иванова', 'Поручили Александре Ивановой.', true],
    ['Max Ferry', 'Not Max writes, Rob does.', false],
    ['Rob Dock', 'Not Max writes, Rob does.', true],
    ['Rob Dock', 'Max orders it instead of Rob.', false],
    ['Слава Доков', 'Канат закажет не Слава.', false],
  ])('%s in “%s”: %s', (name, quote, stands) => {
    expect(ownerStandsIn(name, [quote], people)).toBe(stands)
  })

  test('of a woman is not given by the man’s, though only she is listed', () => {
    expect(ownerStandsIn('Александра Иванова', ['Александр Иванов пишет смету.'])).toBe(false)
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
