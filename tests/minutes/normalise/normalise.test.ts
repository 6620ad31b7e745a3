import { describe, expect, it, test } from 'vitest'
import type { Found } from '../../../backend/minutes/extract/rules/found.ts'
import { normalise, tasksOf, type Item } from '../../../backend/minutes/normalise/normalise.ts'
import type { Person } from '../../../backend/minutes/transcript.ts'
import { found, minutes } from './support.ts'

const people: Person[] = ['Anna', 'Ben Moss', 'Вера Белова', 'Иван Котов'].map((name) => ({
  name,
  handles: [],
  from: 'attendance',
}))

/** The items of minutes, each line of which is a task. */
const items = (lines: readonly string[], more: Partial<Found> = {}): Item[] => {
  const transcript = minutes(lines, { people })
  return normalise(
    lines.map((_, i) => found(transcript, i, more)),
    transcript,
  )
}
const one = (line: string, more: Partial<Found> = {}): Item => items([line], more)[0]!

describe('a task', () => {
  test.each([
    ['Anna will send the draft by Tuesday', 'Send the draft', ['Anna'], '2024-01-09'],
    ['Anna sends the draft', 'Send the draft', ['Anna'], null],
    ['Draft the note (Anna, May 3)', 'Draft the note', ['Anna'], '2024-05-03'],
    ['Draft the note (Anna, next week)', 'Draft the note (Anna, next week)', ['Anna'], null],
    ['Anna to close it by next meeting', 'Close it by next meeting', ['Anna'], null],
    ['We need to paint the shed', 'Paint the shed', [], null],
    ['Please paint the shed', 'Paint the shed', [], null],
    ['Anna and the team will test the pump', 'Anna and the team will test the pump', ['Anna'], null],
    ['Вера подготовит черновик к пятнице', 'Подготовить черновик', ['Вера'], '2024-01-05'],
    ['Вера и Иван завтра проверят насос', 'Завтра проверить насос', ['Вера', 'Иван'], null],
    ['Вера обустроит двор', 'Вера обустроит двор', ['Вера'], null],
    ['Поручить Котову составить смету до 1 марта', 'Составить смету', ['Котову'], '2024-03-01'],
    ['Составить смету. Ответственный: Вера. Срок: 3 мая', 'Составить смету', ['Вера'], '2024-05-03'],
    ['someone: paint the shed', 'Paint the shed', [], null],
    ['Someone needs to paint the shed', 'Paint the shed', [], null],
    ['Кто-то должен заказать зал', 'Заказать зал', [], null],
    ['Anna will paint the shed and', 'Paint the shed', ['Anna'], null],
    ['Вера – поднять навес до 3 мая', 'Поднять навес', ['Вера'], '2024-05-03'],
    ['Anna you paint the shed', 'Paint the shed', ['Anna'], null],
    ['Нам нужно заказать зал', 'Заказать зал', [], null],
  ])('“%s” is “%s” of %j, due %s', (line, title, owners, due) => {
    expect(one(line)).toMatchObject({ title, owners, due, text: line })
  })

  it('is none where a name is all there is', () => {
    expect(items(['Anna:', 'Ben and Вера'])).toEqual([])
  })

  it('whose column gives the full name loses the short one from its title', () => {
    const [task] = items(['Ben, can you paint the shed?', 'Ben Moss'], { ownerHint: 'Ben Moss' })
    expect(task).toMatchObject({ title: 'Paint the shed?', owners: ['Ben Moss'] })
  })

  it('keeps the name as written, and tells who is meant', () => {
    expect(one('Ben to paint the shed')).toMatchObject({ owners: ['Ben'], ownerNames: ['Ben Moss'] })
    expect(one('Поручить Котову смету')).toMatchObject({ owners: ['Котову'], ownerNames: ['Иван Котов'] })
  })

  it('of somebody who says "I will" is theirs, and their label is quoted with it', () => {
    const transcript = minutes(["Ben: I'll paint the shed by Friday"], { people })
    const [task] = normalise([found(transcript, 0)], transcript)
    expect(task).toMatchObject({
      title: 'Paint the shed',
      owners: ['Ben'],
      ownerNames: ['Ben Moss'],
      due: '2024-01-05',
    })
    expect(transcript.text.slice(task!.spans[0]!.start, task!.spans[0]!.end)).toContain('Ben')
  })

  it('quotes the label of whoever speaks, not a mention of the name that came later', () => {
    const transcript = minutes(['Anna: We met.', 'Ben asked Anna twice', "I'll paint the shed"], { people })
    const [label, mention, words] = transcript.segments
    const spoken = { ...transcript, segments: [label!, mention!, { ...words!, speaker: 'Anna' }] }
    const [task] = normalise([found(spoken, 2)], spoken)
    expect(task!.spans).toContainEqual({ start: 0, end: 4 })
  })

  it('takes owner and day from its mark or column only where they stand in the text', () => {
    const named = one('Paint the shed | Cleo | 3 May', { ownerHint: 'Cleo', dueHint: '3 May' })
    expect(named).toMatchObject({ owners: ['Cleo'], due: '2024-05-03', dueRaw: '3 May' })
    const invented = one('Paint the shed', { ownerHint: 'Cleo', dueHint: '3 May' })
    expect(invented).toMatchObject({ owners: [], due: null, dueRaw: null })
  })

  it.each(['Team', 'TBD', 'all', 'Legal'])('that its mark gives to “%s” is nobody’s', (ownerHint) => {
    expect(one(`Paint the shed | ${ownerHint}`, { ownerHint }).owners).toEqual([])
  })

  it('names a priority only where one is said', () => {
    expect(one('Anna to mend the pump, urgent').priority).toBe('urgent')
    expect(one('Anna to mend the pump').priority).toBeNull()
  })
})

describe('two tasks in one', () => {
  test.each([
    ['Anna to draft the note and Ben to review it', ['Draft the note', 'Review it'], ['Anna', 'Ben']],
    ['Anna will draft the note, then Ben will review it', ['Draft the note', 'Review it'], ['Anna', 'Ben']],
    ['Вера подготовит смету, а Иван проверит её', ['Подготовить смету', 'Проверить её'], ['Вера', 'Иван']],
  ])('“%s” are told apart', (line, titles, owners) => {
    expect(items([line]).map((task) => task.title)).toEqual(titles)
    expect(items([line]).flatMap((task) => task.owners)).toEqual(owners)
  })

  test.each([
    'Anna and Ben to draft the note and send it',
    'Anna to ask the board and Ben to come',
    'Anna to invite Ben and Vera to the fair',
    'Draft the note and Ben to review it',
  ])('“%s” stays one', (line) => expect(items([line])).toHaveLength(1))
})

describe('what is said twice', () => {
  it('is one task with both places', () => {
    const twice = items([
      'Anna will send the list of guests to the hall',
      'Anna to send list of guests to hall',
      'Ben to book the band',
    ])
    expect(twice.map((task) => [task.title, task.spans.length])).toEqual([
      ['Send the list of guests to the hall', 2],
      ['Book the band', 1],
    ])
    expect(twice[0]!.confidence.basis).toContain('said 2 times')
  })

  it.each([
    ['has two owners', 'Anna to paint the garden shed', 'Ben to paint the garden shed'],
    ['has two days', 'Paint the garden shed by May 3', 'Paint the garden shed by May 4'],
    ['is another thing', 'Anna to paint the shed', 'Anna to paint the gate'],
  ])('but %s is two', (_, a, b) => expect(items([a, b])).toHaveLength(2))
})

describe('a task that waits', () => {
  it('names the one it waits for', () => {
    const [list, invite] = items([
      'Anna to write the list of guests',
      'Ben to print invitations once the list of guests is ready',
    ])
    expect(invite!.dependsOn).toEqual([list!.id])
    expect(list!.dependsOn).toEqual([])
  })

  it('is found in other forms of the words too', () => {
    const [leaflet, post] = items(['Print the leaflet', 'Invite the neighbours once the leaflet is printed'])
    expect(post!.dependsOn).toEqual([leaflet!.id])
    const [list, letters] = items([
      'Вера составит список гостей',
      'Разослать письма после того, как будет составлен список гостей',
    ])
    expect(letters!.dependsOn).toEqual([list!.id])
  })

  it('names none where nobody can tell which, and never in a ring', () => {
    expect(
      items(['Ben to print invitations once the hall is ready']).flatMap((task) => task.dependsOn),
    ).toEqual([])
    const ring = items([
      'Anna to write the guest list after the printed invitations are ready',
      'Ben to send the printed invitations after the guest list is ready',
    ])
    expect(ring.flatMap((task) => task.dependsOn)).toEqual([])
  })
})

describe('the confidence', () => {
  it('says in words what it rests on', () => {
    expect(one('Anna to paint the shed by May 3', { marked: true }).confidence).toEqual({
      level: 0.6,
      basis: 'Marked as such by the text; the owner is named; the day is named; said once.',
    })
    const transcript = minutes(['Покрасить сарай на следующей неделе'], { people, language: 'ru' })
    expect(normalise([found(transcript, 0)], transcript)[0]!.confidence.basis).toBe(
      'Понято по словам, в тексте не помечено; исполнитель не назван; срок не назван; сказано один раз.',
    )
  })
})

describe('what is done or carried over', () => {
  it('is no task of this meeting and is counted', () => {
    const transcript = minutes(['Anna to paint the shed', 'Ben to book the band', 'Anna to mend the pump'], {
      people,
    })
    const states = ['open', 'done', 'carried'] as const
    const all = normalise(
      states.map((state, i) => found(transcript, i, { state })),
      transcript,
    )
    const { tasks, done, carried } = tasksOf(all)
    expect([tasks.map((task) => task.title), done, carried]).toEqual([['Paint the shed'], 1, 1])
  })
})
