import { describe, expect, it } from 'vitest'
import { foundIn } from './found-in.ts'

/** What is found between the same talk before and behind, by kind and owner. */
const heard = (lines: readonly string[]) => {
  const russian = /[а-яё]/i.test(lines.join(''))
  const people = russian
    ? '## Участники\n\n- Анна Белова\n- Борис Ким\n- Олег Титов\n'
    : '## Present\n\n- Anna Berg\n- Ben Clark\n- Omar Haddad\n'
  return foundIn(`# Club, 4 May 2026\n\n${people}\n## Pump\n\n${lines.join('\n\n')}\n`)
    .filter((one) => one.kind === 'action' || one.kind === 'decision')
    .map(({ kind, text, ownerHint }) => `${kind}: ${text}${ownerHint === undefined ? '' : ` (${ownerHint})`}`)
}

describe('a choice that others agree to is a decision', () => {
  it.each([
    [['Anna: The quiet one is dearer.', 'Ben: So we go with the quiet one. Any objections?', 'Omar: No.']],
    [['Ben: So we go with the quiet one.', 'Omar: Fine by me.']],
    [['Omar: I like it.', "Ben: Then let's push the fair to June.", 'Anna: +1', 'Omar: OK, June it is.']],
    [["Ben: We'll go with the quiet one then.", 'Omar: Sounds good.']],
    [['Борис: Тогда берём тихий насос.', 'Олег: Согласен.']],
    [['Олег: Ок, не против.', 'Борис: Тогда берём тихий насос.']],
    [['Анна: Дешевле снять зал.', 'Борис: Тогда решили: снимаем зал на год.']],
  ])('%j', (lines) => {
    const found = heard(lines)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(/^decision: .*(?:quiet one|June|тихий|на год)/)
  })
})

describe('a choice that nobody takes up is none', () => {
  it.each([
    [['Ben: So we go with the quiet one.', 'Omar: No, it is too dear.']],
    [["Ben: Then let's push the fair to June.", "Omar: Fine, but I can't be there."]],
    [["Ben: Let's move on to the shed.", 'Omar: Fine.']],
    [["Ben: Then let's push the fair to June?", 'Omar: Fine.']],
    [['Борис: Если дорого, тогда берём тихий насос.', 'Олег: Согласен.']],
    [['Борис: Тогда берём тихий насос.', 'Олег: Нет, он дорогой.']],
  ])('%j', (lines) => expect(heard(lines)).toEqual([]))
})

describe('what is asked of somebody and taken is their task', () => {
  it.each([
    [['Anna: Ben, can you get the bill to Omar?', 'Ben: Yeah.'], 'Ben'],
    [['Anna: Can you, Ben, also tell the neighbours?', 'Ben: Sure, will do.'], 'Ben'],
    [['Anna: Ben you fix the tap by noon.', 'Ben: Will do.'], 'Ben'],
    [['Anna: @Ben please order the seeds.', 'Ben: OK.'], 'Ben'],
    [['Anna: Omar, will you call the shop?', 'Omar: Of course.'], 'Omar'],
    [['Анна: Борис, подготовь, пожалуйста, договор.', 'Борис: Сделаю.'], 'Борис'],
    [['Анна: Борис, проверь насос до пятницы.', 'Борис: Хорошо, проверю.'], 'Борис'],
  ])('%j', (lines, who) => {
    const found = heard(lines)
    expect(found.filter((one) => one.startsWith('action'))).toEqual([
      expect.stringMatching(new RegExp(String.raw`\(${who}\)$`)),
    ])
  })

  it.each([
    [['Anna: Ben, can you get the bill to Omar?', "Ben: No, I don't have it."]],
    [['Anna: Ben, can you hear me?', 'Ben: Yes.']],
    [['Anna: Ben, could you share your screen?', 'Ben: Sure.']],
    [['Анна: Борис, подготовь договор.', 'Борис: Нет, не успею.']],
  ])('not where it is refused or over at once: %j', (lines) => expect(heard(lines)).toEqual([]))
})
