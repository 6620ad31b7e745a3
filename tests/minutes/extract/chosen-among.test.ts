import { expect, it } from 'vitest'
import { chosenAmong } from '../../../backend/minutes/extract/chosen-among.ts'

const OPTIONS = ['SQLite', 'Postgres', 'Postgres with replicas', 'Rust', 'Do nothing']

it.each([
  ['We chose Postgres over SQLite.', 'Postgres'],
  ['We go with SQLite for now', 'SQLite'],
  ['Postgres with replicas, because one node is too few', 'Postgres with replicas'],
  ['Do nothing', 'Do nothing'],
  ['Берём Postgres вместо SQLite', 'Postgres'],
])('%s: chooses %s', (words, title) => {
  expect(OPTIONS[chosenAmong(words, OPTIONS) ?? -1]).toBe(title)
})

it.each([
  'We decided against SQLite.',
  'Not SQLite',
  'We will not use SQLite',
  "We won't use SQLite",
  'We reject SQLite',
  'We trust the team',
  'SQLite or Postgres, to be seen',
  'Отказались от SQLite',
  'Не берём SQLite',
])('%s: chooses nothing', (words) => {
  expect(chosenAmong(words, OPTIONS)).toBeNull()
})
