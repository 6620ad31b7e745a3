import { describe, expect, it, test } from 'vitest'
import { namedTasks } from '../../backend/minutes/named-tasks.ts'

const under = (heading: string, ...items: string[]) =>
  `# The garden\n\n## Options\n- Pond checks itself\n\n## ${heading}\n\n${items.map((item) => `- ${item}`).join('\n')}\n\n## Notes\n\n- Olga measures the beds until 2027-01-02\n`
const one = (item: string, things: string[] = []) => namedTasks(under('Tasks', item), things)[0]

describe('tasks that a meeting itself names', () => {
  it.each(['Tasks', 'Next steps', 'Action items', 'Actions', 'To do', 'Задачи', 'Следующие шаги:'])(
    'are the list items under “%s”, and no others',
    (heading) => {
      const found = namedTasks(under(heading, 'Olga asks the neighbours', 'Buy seeds'), [])
      expect(found.map((task) => task.text)).toEqual(['Olga asks the neighbours', 'Buy seeds'])
    },
  )

  test.each([
    ['Olga asks the neighbours until 2027-03-04', 'Olga', '2027-03-04'],
    ['Olga Petrova will dig the beds', 'Olga Petrova', null],
    ['Dig the beds (Jens, 2027-03-04)', 'Jens', '2027-03-04'],
    ['Dig the beds, owner: Jens', 'Jens', null],
    ['Ольга спросит соседей до 2027-03-04', 'Ольга', '2027-03-04'],
    ['Olga asks the neighbours by 4 March 2027', 'Olga', '2027-03-04'],
    ['Ольга спросит соседей до 15 апреля 2027 года', 'Ольга', '2027-04-15'],
    ['Ольга спросит соседей до 15 апреля', 'Ольга', null],
    ['Buy seeds by 2027-02-30', null, null],
    ['Buy seeds after 2027-02-03', null, null],
    ['Buy seeds between 2027-02-03 and 2027-02-05', null, null],
    ['Water the beds, dry since 2027-02-03', null, null],
    ['Garden checks of the soil', null, null],
    ['Seeds run out soon', null, null],
    ['Ask Olga', null, null],
    ['Somebody writes to the council', null, null],
  ])('%s: owner %s, due %s', (item, owner, due) => {
    expect(one(`${item}`)).toMatchObject({ owner, due })
  })

  it('a name of the meeting’s options is no person', () => {
    expect(one('Pond tests show green water', ['Pond'])?.owner).toBeNull()
    expect(one('Pond tests show green water')?.owner).toBe('Pond')
  })
})
