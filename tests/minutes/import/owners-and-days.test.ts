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
