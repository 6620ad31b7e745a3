import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readRegistry } from '../../backend/agents/read-registry.ts'
import { isTemplate } from '../../schemas/generated/validators.js'
import { isRow, listOf, textOf, type Row } from '../../ui/lib/reading.ts'
import { changesIn, editDraftOf, over, reshaped, type EditDraft } from '../../ui/registry/edit-draft.ts'
import { withEntry, withMoved, withoutEntry, type EditList } from '../../ui/registry/lists.ts'
import { readAgent } from '../../ui/registry/read-registry.ts'
import { templateFields } from '../../ui/templates/edit-fields.ts'
import { templateLists } from '../../ui/templates/edit-lists.ts'
import { speak, withPageWords } from '../../ui/words/catalogues.ts'

const SHIPPED = readRegistry(path.join(import.meta.dirname, '../../registry'))
const asRow = (value: unknown): Row => {
  if (!isRow(value)) throw new Error('It is no definition.')
  return value
}
const agents = SHIPPED.agents.flatMap((one) => readAgent(asRow(one)))
const template = asRow(SHIPPED.templates.find(({ words }) => words?.ru?.agenda !== undefined))
const fields = templateFields(agents)

beforeAll(async () => {
  await speak('en')
  await withPageWords(Promise.resolve())
})

const listNamed = (name: string): EditList => {
  const found = templateLists(agents).find((one) => one.name === name)
  if (found === undefined) throw new Error(`A template has no ${name}.`)
  return found
}
const writing = (draft: EditDraft, texts: Record<string, string>): EditDraft => ({
  ...draft,
  texts: { ...draft.texts, ...texts },
})
const saved = (draft: EditDraft): Row => ({ ...draft.read, ...changesIn(draft, fields) })
const seatsOf = (row: Row) => listOf(row, 'seats').map((one) => textOf(one, 'seat'))

describe('the seats and the agenda of a template', () => {
  it('grow, each entry with what was written in it, and make a template that stands', () => {
    const seats = listNamed('seats')
    const agenda = listNamed('agenda')
    let draft = writing(editDraftOf(template, fields), { '/title': 'Ours' })
    draft = reshaped(draft, fields, (row) => withEntry(row, seats, 'expert'))
    draft = reshaped(draft, fields, (row) => withEntry(row, agenda, 'discuss'))
    const [seat, item] = [listOf(template, 'seats').length, listOf(template, 'agenda').length]
    draft = writing(draft, { [`/seats/${seat}/name`]: 'Harbour', [`/agenda/${item}/title`]: 'What is left' })
    const next = saved(draft)
    expect(next.title).toBe('Ours')
    expect(listOf(next, 'seats').at(-1)).toMatchObject({ seat: 'expert_c', role: 'expert', name: 'Harbour' })
    expect(listOf(next, 'agenda').at(-1)).toMatchObject({ title: 'What is left', kind: 'discuss' })
    // A translation has as many titles as there are items.
    expect(next.words).toHaveProperty(`ru.agenda.${item}`, 'What is left')
    expect(isTemplate(next)).toBe(true)
  })

  it('are put in another order and become fewer, and their translations with them', () => {
    const seats = listNamed('seats')
    const before = seatsOf(template)
    let draft = reshaped(editDraftOf(template, fields), fields, (row) => withMoved(row, seats, 1, -1))
    expect(seatsOf(saved(draft))).toEqual([before[1], before[0], ...before.slice(2)])
    draft = reshaped(draft, fields, (row) => withMoved(row, seats, 0, 1))
    expect(changesIn(draft, fields)).toEqual({})
    const next = saved(reshaped(draft, fields, (row) => withoutEntry(row, seats, 1)))
    expect(seatsOf(next)).toEqual(before.toSpliced(1, 1))
    expect(next.words).not.toHaveProperty(`ru.seats.${before[1]}`)
    expect(next.words).toHaveProperty(`ru.seats.${before[0]}`)
    expect(isTemplate(next)).toBe(true)
  })

  it('stand over a version that somebody else has saved meanwhile; what nobody touched is theirs', () => {
    const seats = listNamed('seats')
    const mine = reshaped(editDraftOf(template, fields), fields, (row) => withoutEntry(row, seats, 1))
    const newest = { ...template, title: 'Theirs', versionNumber: 7 }
    const draft = over(mine, newest, fields)
    expect(draft.texts['/title']).toBe('Theirs')
    expect(Object.keys(changesIn(draft, fields)).toSorted()).toEqual(['seats', 'words'])
    expect(seatsOf(saved(draft))).toEqual(seatsOf(template).toSpliced(1, 1))
  })
})
