import { describe, expect, it } from 'vitest'
import { asNote, foundIn } from './found-in.ts'

const bindingIn = (text: string) =>
  foundIn(text).flatMap(({ kind, text: words }) =>
    kind === 'action' || kind === 'decision' ? [`${kind}: ${words}`] : [],
  )

describe('a motion that was carried is one decision, in the words of the motion', () => {
  it.each([
    'It was moved that the fee be raised to £12. Seconded by Mrs Clark. Carried, 4 votes to 1.',
    'Mr Haddad proposed that the fee be raised to £12. Seconded by Mrs Clark. Carried, 4 votes to 1, Ms Berg against.',
    'It was moved by Mr Clark, seconded by Ms Berg, that the fee be raised to £12. The motion was carried.',
    'Motion: the fee be raised to £12. Passed unanimously.',
  ])('%s', (note) => expect(bindingIn(asNote(note))).toEqual(['decision: the fee be raised to £12']))
})

describe('a motion that was not carried is none', () => {
  it.each([
    'It was moved that the fee be halved. Seconded by Mrs Clark. The motion failed.',
    'It was moved that the fee be halved. Lost, 4 votes to 1.',
    'Mr Haddad proposed that the fee be halved. Seconded by Mrs Clark. Not carried.',
    'Mr Haddad proposed that the fee be halved. He then passed on the keys.',
  ])('%s', (note) => expect(bindingIn(asNote(note))).toEqual([]))
})

it('a matter put off is a decision in the words of its bullet', () =>
  expect(bindingIn(asNote('Bonfires on Sundays. The item was deferred to the June meeting.'))).toEqual([
    'decision: Bonfires on Sundays. The item was deferred to the June meeting.',
  ]))

it('the approval of earlier minutes is not certain enough to lead', () => {
  for (const one of foundIn(asNote('The minutes of the meeting of 6 April were approved as a true record.')))
    expect(one.certainty).toBeLessThan(0.8)
})

describe('what is shared out by "="', () => {
  it('is a task of each who was there', () => {
    const found = foundIn(asNote('Fete is on. Anna = tombola, AB = bar licence (apply by 15 May!), cakes.'))
    expect(found.map(({ kind, text, ownerHint }) => [kind, text, ownerHint])).toEqual([
      ['action', 'Anna = tombola', 'Anna'],
      ['action', 'AB = bar licence (apply by 15 May!)', 'AB'],
    ])
  })

  it.each(['A = area, B = height.', 'VAT = 20 per cent.', 'Anna = 3 votes, Ben = 2 votes.'])(
    'a legend or a count is none: %s',
    (note) => expect(bindingIn(asNote(note))).toEqual([]),
  )
})
