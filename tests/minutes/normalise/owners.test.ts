import { describe, expect, it, test } from 'vitest'
import { FIRST_PERSON, OWNER_RULES } from '../../../backend/minutes/normalise/owners/owner-rules.ts'
import { isFirstPerson, ownersIn } from '../../../backend/minutes/normalise/owners/owners-in.ts'
import { KnownPeople } from '../../../backend/minutes/normalise/people/known-people.ts'
import { ENDING_EXAMPLES, formsOf } from '../../../backend/minutes/normalise/people/russian-forms.ts'
import type { Person } from '../../../backend/minutes/transcript.ts'

const person = (name: string, ...handles: string[]): Person => ({ name, handles, from: 'attendance' })
const there = [
  person('Anna', 'anna'),
  person('Ben Moss (Hill Farm)', 'BM'),
  person('Анна Серова'),
  person('Иван Котов'),
  person('Irene Tall', 'IT'),
  person('Will Stone'),
  person('nikto42'),
]
const people = new KnownPeople({ people: there, text: 'Dorotea volunteered. Harbour said so.' })
const owners = (words: string) => ownersIn(words, people).owners.map((one) => one.name)

describe('an owner', () => {
  const examples = OWNER_RULES.flatMap(({ id, examples: of }) =>
    of.map(([words, who]) => [words, who, id] as const),
  )
  test.each(examples)('of “%s”: %j (%s)', (words, who) => expect(owners(words)).toEqual(who))

  test.each([
    ['BM to book the hall', ['BM']],
    ['nikto42 to book the hall', ['nikto42']],
    ['anna to book the hall', ['anna']],
    ['Ben and Anna to book the hall', ['Ben', 'Anna']],
    ['Dorotea to book the hall', ['Dorotea']],
    ['Henrik Falk to book the hall', ['Henrik Falk']],
    ['Ивану Котову составить смету', ['Ивану Котову']],
    ['Anna will ask Ben', ['Anna']],
  ])('of “%s”: %j', (words, who) => expect(owners(words)).toEqual(who))
})

describe('nobody', () => {
  test.each([
    'Talk to Anna about the hall',
    "Merge Anna's list",
    'Anna’s list to be merged',
    'The Garden group will draft a plan',
    'Editors to review the list',
    'Legal to review the contract',
    'Rust will support it',
    'GitHub to be told',
    'Everyone to read it',
    'TBD to book the hall',
    'We will meet Ben',
    'it will rain on the garden',
    'Harbour to be painted',
    'Invite Anna, Ben and Dorotea',
    'Whether Anna or Ben goes is open',
    'Попросить кого-нибудь позвонить',
    'Обсудить с Анной смету',
    'Все читают смету',
  ])('owns “%s”', (words) => expect(owners(words)).toEqual([]))
})

describe('a person', () => {
  it('is told by any name of theirs, also in another case', () => {
    const names = (words: string) => ownersIn(words, people).owners.map((one) => one.person?.name)
    expect(names('BM to book the hall')).toEqual(['Ben Moss (Hill Farm)'])
    expect(names('Поручить Котову смету')).toEqual(['Иван Котов'])
    expect(names('Анне составить смету')).toEqual(['Анна Серова'])
  })

  it('is not told by a name that two share', () => {
    const two = new KnownPeople({ people: [person('Anna Reed'), person('Anna Brook')], text: '' })
    expect(ownersIn('Anna will go', two).owners).toMatchObject([{ name: 'Anna', person: null }])
  })
})

describe('the speaker', () => {
  test.each(FIRST_PERSON.flatMap((one) => one.examples))('says “%s”', (words) =>
    expect(isFirstPerson(words)).toBe(true),
  )
  test.each(FIRST_PERSON.flatMap((one) => one.not))('takes nothing on with “%s”', (words) =>
    expect(isFirstPerson(words)).toBe(false),
  )
})

describe('a Russian name', () => {
  test.each(ENDING_EXAMPLES)('%s is %s in another case', (name, other) => {
    expect(formsOf(name ?? '')).toContain(other?.toLowerCase())
  })

  it.each(['Li', 'Anna', 'О’Нил'])('%s stays as it is', (name) =>
    expect(formsOf(name)).toEqual([name.toLowerCase()]),
  )
})
