import { describe, expect, it } from 'vitest'
import { extractItems } from '../../../../backend/minutes/extract/rules/extract.ts'
import { readTranscript } from '../../../../backend/minutes/formats/transcript/read-transcript.ts'

const HEAD =
  'From: Nora Fisk <nora@boats.example>\nTo: Ivan Ryb <ivan@boats.example>,\n  crew@boats.example\nDate: Fri, 6 Mar 2026 09:15:00 +0000\nSubject: Re: Which boat we paint\n\n'
const OWN = 'Hello Ivan, the weather is fine by the river.\n\n1. We agreed to paint the red boat.\n\n'
const read = (text: string) => readTranscript({ name: 'letter.txt', text })
const found = (text: string) => extractItems(read(text)).map((one) => one.text)

describe('a letter', () => {
  it('has its subject for a title, its date for the day, and names people', () => {
    const letter = read(`${HEAD}${OWN}`)
    expect(letter).toMatchObject({ title: 'Which boat we paint', date: '2026-03-06' })
    expect(letter.people.map(({ name, email }) => [name, email])).toEqual([
      ['Nora Fisk', 'nora@boats.example'],
      ['Ivan Ryb', 'ivan@boats.example'],
    ])
    expect(letter.segments[0]).toMatchObject({
      text: 'Hello Ivan, the weather is fine by the river.',
      line: 7,
    })
  })

  it.each([
    ['> On 2 March Ivan wrote:\n> We agreed to sell the red boat.\n> I will call the buyer by 4 March.\n'],
    ['On Mon, 2 Mar 2026, Ivan Ryb wrote:\n\n> We agreed to sell the red boat.\n'],
    ['-----Original Message-----\nFrom: Ivan\n\nWe agreed to sell the red boat.\n\nDECISION: sell it.\n'],
  ])('does not decide again what it quotes: %j', (quoted) => {
    expect(found(`${HEAD}${OWN}${quoted}`)).toEqual(['We agreed to paint the red boat.'])
  })

  it('without a word of its own hands on what it quotes', () => {
    expect(found(`${HEAD}> We agreed to sell the red boat.\n`)).toEqual(['We agreed to sell the red boat.'])
  })

  it('is not every text with a quote: minutes quote what they resolve', () => {
    expect(
      read('# Boats\n\nWe talked for long about it.\n\n> RESOLVED: sell the boat\n').segments.at(-1)?.role,
    ).toBeUndefined()
  })
})
