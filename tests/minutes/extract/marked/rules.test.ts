import { describe, expect, it } from 'vitest'
import { markedItems } from '../../../../backend/minutes/extract/rules/marked/marked.ts'
import { MARKS } from '../../../../backend/minutes/extract/rules/marked/parse-label.ts'
import { readTranscript } from '../../../../backend/minutes/formats/transcript/read-transcript.ts'

const found = (text: string) => markedItems(readTranscript({ name: 'minutes.md', text }))

describe.each(MARKS.map((mark) => [mark.id, mark] as const))('the mark %s', (_, mark) => {
  it.each(mark.examples.map((one) => [one.text, one.gives] as const))('reads %j', (text, gives) => {
    const items = found(text).map(({ kind, text: words, ownerHint, dueHint, state }) => ({
      kind,
      text: words,
      ...(ownerHint === undefined ? {} : { ownerHint }),
      ...(dueHint === undefined ? {} : { dueHint }),
      ...(state === undefined ? {} : { state }),
    }))
    expect(items).toEqual(gives)
  })

  it.each(mark.not.map((text) => [text]))('leaves %j alone', (text) => {
    expect(found(text).filter((one) => one.kind === mark.kind)).toEqual([])
  })
})

it('takes the numbered points under a Russian "РЕШИЛИ" one by one, with whom they are given to', () => {
  const items = found(
    '1. СЛУШАЛИ: Веру о сарае.\nРЕШИЛИ:\n1.1. Запирать сарай на ночь.\n1.2. Заказать замок. Отв. Лис П., срок – 03.05.2031.\n',
  )
  expect(items.map(({ kind, text, ownerHint }) => [kind, text, ownerHint])).toEqual([
    ['decision', 'Запирать сарай на ночь.', undefined],
    ['action', 'Заказать замок. Отв. Лис П., срок – 03.05.2031.', 'Лис П.'],
  ])
})
