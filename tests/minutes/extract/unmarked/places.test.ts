import { describe, expect, it } from 'vitest'
import type { FoundKind } from '../../../../backend/minutes/extract/rules/found.ts'
import { foundIn } from './found-in.ts'

const textsOf = (kind: FoundKind, text: string) =>
  foundIn(text).flatMap((one) => (one.kind === kind ? [one.text] : []))

const TALK = `# Garden club

**Anna Berg:** The pump is loud, and the neighbours complain.

**Ben Clark:** It has been loud since winter.

**Anna Berg:** The new one is quiet, says the shop.

**Omar Haddad:** And it is cheap.

**Anna Berg:** Both gardens have a socket.

**Omar Haddad:** The rain barrel is full.
`

describe('a note between what people say', () => {
  it('is what came of it', () => {
    expect(
      textsOf('decision', `${TALK}\n> Adopt the quiet pump for both gardens.\n\n**Ben Clark:** Good.\n`),
    ).toEqual(['Adopt the quiet pump for both gardens.'])
  })

  it('is a task where it says what somebody does', () => {
    const found = foundIn(`${TALK}\n> order the quiet pump (Ben Clark)\n\n**Ben Clark:** Good.\n`)
    expect(found.map((one) => one.kind)).toEqual(['action'])
  })

  it('is neither where the line before announces it as a quotation', () => {
    const quoted = `**Anna Berg:** As our rules say:\n\n> The club keeps the pumps in order.\n`
    expect(foundIn(`${TALK}\n${quoted}\n**Ben Clark:** I know.\n`)).toEqual([])
  })

  it('is neither where it only points somewhere', () => {
    expect(
      foundIn(`${TALK}\n> See also the agenda.\n\n> https://example.org/pumps\n\n**Ben Clark:** Good.\n`),
    ).toEqual([])
  })
})

describe('a proposal', () => {
  const votes = ['Anna Berg', 'Ben Clark', 'Omar Haddad', 'Rosa Lind']
    .map((name) => `> *${name}:* +1\n`)
    .join('\n')
  const proposal = 'The club will lend its pumps to members for a week at most.'

  it('is a decision once it stands again as a note, and only there', () => {
    const text = `${TALK}\n> *Anna Berg:* ${proposal}\n\n${votes}\n> ${proposal}\n\n**Ben Clark:** Good.\n`
    const found = foundIn(text).filter((one) => one.kind === 'decision')
    expect(found.map((one) => one.text)).toEqual([proposal])
    const [place] = found[0]!.at
    expect(text.split('\n').filter((line) => line.includes(proposal))).toHaveLength(2)
    expect(place!.segment).toBeGreaterThan(8)
  })

  it('is surer with its votes than without', () => {
    const sure = (text: string) =>
      Math.max(0, ...foundIn(text).flatMap((one) => (one.kind === 'decision' ? [one.certainty] : [])))
    const noted = `> ${proposal}\n`
    const said = `${TALK}\n> *Anna Berg:* ${proposal}\n\n`
    expect(sure(`${said}${votes}\n${noted}`)).toBeGreaterThan(sure(`${TALK}\n${noted}`))
  })

  it('that somebody votes against is none', () => {
    const against = `${votes}\n> *Sam Oak:* -1\n`
    expect(textsOf('decision', `${TALK}\n> *Anna Berg:* ${proposal}\n\n${against}\n`)).toEqual([])
  })
})

describe('a request', () => {
  const asked = (request: string, answer: string) =>
    foundIn(`${TALK}\nAnna Berg: ${request}\n\nBen Clark: ${answer}\n\nOmar Haddad: The roof is next.\n`)
      .filter((one) => one.kind === 'action')
      .map(({ text, ownerHint }) => [text, ownerHint])

  it.each([
    ['Ben, can you order the pump?', 'Sure.'],
    ['Could someone call the shop?', 'I can do that.'],
    ['Would you be able to draft the letter?', 'Yes, no problem.'],
    ['Можешь заказать насос?', 'Да, сделаю.'],
    ['Сможете написать в магазин?', 'Хорошо.'],
  ])('that is accepted is a task of who accepts: %s %s', (request, answer) =>
    expect(asked(request, answer)).toEqual([[request, 'Ben Clark']]),
  )

  it.each([
    ['Ben, can you order the pump?', "Sorry, I can't."],
    ['Ben, can you order the pump?', 'Yes, but not this year.'],
    ['Can you hear me?', 'Yes.'],
    ['Can you explain that?', 'Sure.'],
    ['Could the pump be ordered?', 'Yes.'],
    ['Можешь заказать насос?', 'Нет, не успею.'],
    ['Ben, can you order the pump?', 'What does it cost?'],
  ])('is none if refused, done at once or asked of nobody: %s %s', (request, answer) =>
    expect(asked(request, answer)).toEqual([]),
  )
})

describe('what one finds', () => {
  const list = (...lines: string[]) =>
    `# Club\n\n## Present\n\n- Anna Berg\n- Ben Clark\n\n## Pump\n\n${lines.join('\n')}\n`

  it('is found once, whoever says it again', () => {
    expect(
      textsOf(
        'action',
        list(
          '- Anna to order the quiet pump',
          '- It is cheap.',
          '- Anna to order the quiet pump (see above)',
        ),
      ),
    ).toEqual(['Anna to order the quiet pump'])
  })

  it('does not count what stands below a task as tasks of their own', () => {
    expect(
      textsOf(
        'action',
        list('- Anna to order the quiet pump', '    - Anna to call the shop first', '- The roof leaks.'),
      ),
    ).toEqual(['Anna to order the quiet pump'])
  })

  it('is done where its box is ticked', () => {
    const found = foundIn(list('- [x] Anna to order the pump', '- [ ] Ben to call the shop about the roof'))
    expect(found.map((one) => [one.text, one.state])).toEqual([
      ['Anna to order the pump', 'done'],
      ['Ben to call the shop about the roof', undefined],
    ])
  })

  it('names the speaker as owner of what the speaker promises', () => {
    const [found] = foundIn(
      `${TALK}\nBen Clark: I will send an email to the shop by Friday.\n\nAnna Berg: Good.\n`,
    )
    expect(found).toMatchObject({ kind: 'action', ownerHint: 'Ben Clark' })
  })

  it('takes of long talk the sentence only, and shows where it stands', () => {
    const long =
      'The pump was bought in spring and it was never quiet, which all of us have heard and nobody has liked. '
    const text = `${list(`- ${long.repeat(2)}Agreed to return the pump to the shop. ${long}`)}`
    const found = foundIn(text).filter((one) => one.kind === 'decision')
    expect(found.map((one) => one.text)).toEqual(['Agreed to return the pump to the shop.'])
  })

  it('gives a reason only beside a decision', () => {
    expect(textsOf('reason', list('- We were late because of the rain.', '- The roof leaks.'))).toEqual([])
    expect(
      textsOf('reason', list('- Agreed to return the pump.', '- The main reason is the noise.')),
    ).toEqual(['The main reason is the noise.'])
  })

  it('takes a name before a colon for whose task it is where nobody is quoted', () => {
    const found = foundIn(list('- The pump is loud.', '- Anna: write to the shop', '- The roof leaks.'))
    expect(found.map(({ kind, text }) => [kind, text])).toEqual([['action', 'write to the shop']])
  })

  it('tells risks, dissent, open questions and alternatives', () => {
    const found = foundIn(
      list(
        '- There is a risk that the pump breaks in June.',
        '- Ben disagrees with the price.',
        '- Open question: who pays for it.',
        '- Another option is to borrow one.',
      ),
    )
    expect(found.map((one) => one.kind)).toEqual(['risk', 'dissent', 'question', 'option'])
  })

  it('leaves out what is marked already', () => expect(foundIn('')).toEqual([]))
})
