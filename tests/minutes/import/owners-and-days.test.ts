import { describe, expect, it } from 'vitest'
import { recordAndFaults } from '../../support/record-promises.ts'

/** What is read, by whom, by when; no promise of records may be broken. */
function tasks(text: string) {
  const { record, broken } = recordAndFaults({ name: 'notes.md', text })
  expect(broken).toEqual([])
  return record.actionItems.map(({ title, owner, due_date: due }) => [title, owner?.name ?? null, due])
}

const table = (rows: string) =>
  `# Garden club, 12 March 2026\n\n| Action | Owner | Due |\n|---|---|---|\n${rows}\n`

describe('a Russian owner', () => {
  const PROTOCOL = '# Протокол, 12.03.2026\n\nПрисутствовали: Громов Е.Л., Лаптева Н.С., Вдовин К.К.\n\n'

  it('is called as he is listed, with the initials where the text gives them', () => {
    expect(tasks(`${PROTOCOL}Поручить Громову Е.Л. подготовить смету до 20 марта 2026 г.`)).toEqual([
      ['Подготовить смету', 'Громов Е.Л.', '2026-03-20'],
    ])
    expect(tasks(`${PROTOCOL}Поручить Громову подготовить смету до 20 марта 2026 г.`)).toEqual([
      ['Подготовить смету', 'Громов', '2026-03-20'],
    ])
  })

  it('keeps the initials that the text gives before the name', () => {
    const text = `# Огород, 12.03.2026\n\nУчастники: Вера Котова, Н. Зимин\n\n| Задача | Ответственный | Срок |\n|---|---|---|\n| Купить лопаты | Н. Зимин, В. Котова | 20.03 |\n`
    expect(tasks(text)).toEqual([['Купить лопаты', 'Н. Зимин, В. Котова', '2026-03-20']])
  })
})

describe('a day in a table', () => {
  it('needs no year: it is to come, unless the cell calls it overdue', () => {
    expect(
      tasks(
        table(
          '| Paint the shed | Nina | 25/3 |\n| Mend the gate | Omar | 2/4 |\n| Oil the pump | Omar | overdue (2 Mar) |\n| Buy seed v1.12 | Nina | 3 |',
        ),
      ),
    ).toEqual([
      ['Paint the shed', 'Nina', '2026-03-25'],
      ['Mend the gate', 'Omar', '2026-04-02'],
      ['Oil the pump', 'Omar', '2026-03-02'],
      ['Buy seed v1.12', 'Nina', null],
    ])
  })
})

describe('a task of several people', () => {
  const HEAD = '# Garden club, 12 March 2026\n\nPresent: Nina, Omar, Paula\n\n'
  const marked = (words: string) => tasks(`${HEAD}## Actions\n\n- ${words}\n`)

  it('is first the task of whoever says “I will”, and then of the other', () => {
    const text = `${HEAD}Nina: I'll write the poster and Paula will proofread the text by 20 March.\n`
    expect(tasks(text)).toEqual([
      ['Write the poster', 'Nina', null],
      ['Proofread the text', 'Paula', '2026-03-20'],
    ])
  })

  it('is nobody’s where nobody knows who says “I will”', () => {
    expect(marked("I'll write the poster, then we see; Paula to proofread it")).not.toContainEqual([
      expect.stringContaining('poster'),
      'Paula',
      null,
    ])
  })

  it('ends where somebody else gets another, also who is not listed', () => {
    expect(marked('Fr Tobias to open the hall on Sunday. KV to be asked about the keys.')).toEqual([
      ['Open the hall on Sunday', 'Tobias', null],
      ['KV to be asked about the keys', null, null],
    ])
  })

  it('has all of its owners, listed or not', () => {
    expect(tasks(`${HEAD}| Action | Owner |\n|---|---|\n| Mend the gate | Nina / Zoltan |\n`)).toEqual([
      ['Mend the gate', 'Nina, Zoltan', null],
    ])
    expect(marked('Bob to mend the gate')).toEqual([['Mend the gate', 'Bob', null]])
  })
})
