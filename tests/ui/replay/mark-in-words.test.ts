import { afterAll, describe, expect, it } from 'vitest'
import { speak, withPageWords } from '../../../ui/words/catalogues.ts'
import { markInWords } from '../../../ui/replay/mark-in-words.ts'

const PLACE = { seq: 4, at: 0, messageId: null }
const asked = (command: string) =>
  markInWords({ kind: 'intervention', by: 'Owner', command, ...PLACE }, (text) =>
    text === 'Owner' ? 'Владелец' : text,
  )

describe('a mark of a replay in the words of the panel', () => {
  afterAll(() => speak('en'))

  it('is Russian where the panel is', async () => {
    await withPageWords(speak('ru'))
    expect(asked('give_floor')).toBe('Владелец: Дать слово')
  })

  it('names what this page does not know as it came', () => {
    expect(asked('sing_along')).toBe('Владелец: sing_along')
  })

  it('is the council’s own text where it is no intervention', () => {
    const said = markInWords({ kind: 'risk', text: 'Ice on the river', ...PLACE }, () => '')
    expect(said).toBe('Ice on the river')
  })
})
