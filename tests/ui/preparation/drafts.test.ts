import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newDraft, readDraft } from '../../../ui/preparation/draft/draft.ts'
import { dropDraft, keepDraft, keptDraft, keptDrafts } from '../../../ui/preparation/draft/draft-store.ts'
import { EMPTY_FORM, type Form } from '../../../ui/preparation/draft/form.ts'
import { changesOf, meetingPart } from '../../../ui/preparation/draft/to-meeting.ts'

/** A storage as a browser has it; its entries are its own properties. */
function storage(room = Infinity): Record<string, unknown> {
  const entries: Record<string, unknown> = {}
  const hidden = (value: unknown) => ({ value, enumerable: false })
  return Object.defineProperties(entries, {
    getItem: hidden((key: string) => entries[key] ?? null),
    setItem: hidden((key: string, text: string) => {
      if (text.length > room) throw new Error('full')
      entries[key] = text
    }),
    removeItem: hidden((key: string) => Reflect.deleteProperty(entries, key)),
  })
}

const form: Form = {
  ...EMPTY_FORM,
  question: 'Where do we eat?',
  options: [{ key: 'k1', title: 'The mill', summary: '' }],
  criteria: [{ key: 'k2', title: 'Price', weight: '2,5', must: true }],
  agenda: [{ key: 'k3', title: 'Decide', kind: 'decide', time: '7:30', atZero: 'ask' }],
}

describe('a draft', () => {
  beforeEach(() => vi.stubGlobal('localStorage', storage()))
  afterEach(() => vi.unstubAllGlobals())

  it('is found again as it was, the last one first', () => {
    keepDraft({ ...newDraft('a'), form, savedAt: 1 })
    keepDraft({ ...newDraft('b'), savedAt: 2, workedMs: 500 })
    expect(keptDraft('a')?.form).toEqual(form)
    expect(keptDrafts().map(({ id }) => id)).toEqual(['b', 'a'])
    dropDraft('b')
    expect(keptDrafts().map(({ id }) => id)).toEqual(['a'])
  })

  it('that was spoilt is as if it had not been filled in', () => {
    localStorage.setItem('xio.draft.x', '{"id":"x","form":{"question":5,"agenda":"none","options":[7]}}')
    localStorage.setItem('xio.draft.y', 'no JSON')
    expect(keptDraft('x')?.form).toEqual(EMPTY_FORM)
    expect(keptDraft('y')).toBeNull()
    expect(readDraft([])).toBeNull()
  })

  it('says so where the browser has no room', () => {
    vi.stubGlobal('localStorage', storage(10))
    expect(keepDraft({ ...newDraft('a'), form })).toBe(false)
    expect(keptDrafts()).toEqual([])
  })
})

describe('the meeting of a form', () => {
  it('holds what was written, and leaves the rest to the template', () => {
    expect(meetingPart({ ...EMPTY_FORM, question: ' Where? ' })).toEqual({
      title: 'Where?',
      question: 'Where?',
    })
    expect(meetingPart(form)).toMatchObject({
      options: [{ title: 'The mill' }],
      criteria: [{ title: 'Price', weight: 2.5, must: true }],
      agenda: [{ title: 'Decide', kind: 'decide', timeboxMinutes: 7.5, atZero: 'ask' }],
    })
  })

  it('changes of a known one only what was changed by hand', () => {
    expect(changesOf(form, form, {}, 'Done')).toEqual({})
    expect(changesOf({ ...form, options: [], template: 'risk-review' }, form, {}, 'Done')).toEqual({
      options: null,
      template: 'risk-review',
    })
  })

  it('adds to what the form does not show, and takes nothing of it away', () => {
    const known = { context: [{ title: 'Menu', text: '…' }], budget: { maxTurns: 9, maxMinutes: 15 } }
    expect(changesOf({ ...form, done: 'A table is booked', whole: '20' }, form, known, 'Done')).toEqual({
      context: [
        { title: 'Menu', text: '…' },
        { title: 'Done', text: 'A table is booked' },
      ],
      budget: { maxTurns: 9, maxMinutes: 20 },
    })
  })

  it('says what is taken from the library, for whom, and what it replaces', () => {
    const roof = { sourceId: 'k1', title: 'The roof', seats: [] }
    const prices = { sourceId: 'k2', title: 'Prices', seats: ['expert_a'] }
    const named: Form = {
      ...form,
      fromLibrary: [roof, prices],
      scopes: ['decisions'],
      supersedes: [{ id: 'r1/d1', title: 'The mill' }],
    }
    const known = {
      context: [
        { title: 'Menu', text: '…' },
        { title: 'Old', sourceId: 'k0' },
      ],
    }
    const { seats: _, ...forAll } = roof
    expect(changesOf(named, form, known, 'Done')).toEqual({
      knowledge: { scopes: ['decisions'] },
      supersedes: ['r1/d1'],
      context: [{ title: 'Menu', text: '…' }, forAll, prices],
    })
    expect(changesOf(named, named, known, 'Done')).toEqual({})
    // Taken off again: what else the meeting brings stays.
    expect(changesOf({ ...named, fromLibrary: [] }, named, known, 'Done')).toEqual({
      context: [{ title: 'Menu', text: '…' }],
    })
    expect(readDraft({ ...newDraft('a'), form: named })?.form).toEqual(named)
  })
})
