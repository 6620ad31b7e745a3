import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { meetingId, slug } from '../../../backend/council/meeting/identity.ts'

describe("a meeting's id", () => {
  it('is the slug of its title and eight digits of a hash over workspace, title and question', () => {
    const hash = createHash('sha256').update('main\nWhich tea?\nWhich tea do we serve?', 'utf8').digest('hex')
    expect(meetingId({ workspaceId: 'main', title: 'Which tea?', question: 'Which tea do we serve?' })).toBe(
      `which-tea-${hash.slice(0, 8)}`,
    )
  })

  it('does not change with white space around the words or the way accents are written', () => {
    const composed = { workspaceId: 'main', title: 'Caf\u00e9', question: 'Où?' }
    const decomposed = { workspaceId: 'main', title: ' Cafe\u0301\n', question: 'Ou\u0300? ' }
    expect(meetingId(decomposed)).toBe(meetingId(composed))
  })

  it('differs by workspace and by question', () => {
    const one = { workspaceId: 'main', title: 'Tea', question: 'Which?' }
    expect(meetingId({ ...one, workspaceId: 'other' })).not.toBe(meetingId(one))
    expect(meetingId({ ...one, question: 'When?' })).not.toBe(meetingId(one))
  })

  it('can always stand as the id of a meeting', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (title, question) => {
        const id = meetingId({ workspaceId: 'main', title, question })
        expect(id).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}-]*$/u)
        expect([...id].length).toBeLessThanOrEqual(49)
      }),
    )
  })
})

describe('a slug', () => {
  it.each([
    ['Move to Zürich — now or later?', 'move-to-zürich-now-or-later'],
    ['Выбор базы данных', 'выбор-базы-данных'],
    ['?!', 'meeting'],
    ['a'.repeat(39) + ' bcd', 'a'.repeat(39)],
    ['𝒳'.repeat(60), '𝒳'.repeat(40)],
  ])('of %j is %j', (title, expected) => {
    expect(slug(title)).toBe(expected)
  })
})
