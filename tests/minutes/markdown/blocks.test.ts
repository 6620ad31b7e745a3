import { describe, expect, it } from 'vitest'
import { readBlocks, sourceSpan } from '../../../backend/minutes/markdown/blocks.ts'

const only = (markdown: string) => {
  const [block] = readBlocks(markdown)
  if (block === undefined) throw new Error('no block')
  return block
}

describe('the blocks of a Markdown file', () => {
  it('know the headings and the list items above them', () => {
    const blocks = readBlocks(
      '# Ferry\n\n## Boats\n\n- **Pros**\n  - Cheap to run\n\n## Crew\n\nTwo people.\n',
    )
    expect(blocks.map((block) => [block.kind, block.text, block.depth, block.line])).toEqual([
      ['heading', 'Ferry', 1, 1],
      ['heading', 'Boats', 2, 3],
      ['item', 'Pros', 1, 5],
      ['item', 'Cheap to run', 2, 6],
      ['heading', 'Crew', 2, 8],
      ['paragraph', 'Two people.', 0, 10],
    ])
    expect(blocks[3]?.parents).toEqual(['Pros'])
    expect(blocks[3]?.headings.map((heading) => heading.text)).toEqual(['Ferry', 'Boats'])
  })

  it('take a bold line for a heading of the lowest level', () => {
    const blocks = readBlocks('## Boat\n\n**Pricing**:\n\n- 3 coins\n\n**Crew:** two people\n')
    expect(blocks[1]).toMatchObject({ kind: 'heading', depth: 7, text: 'Pricing:' })
    expect(blocks[2]?.headings.map((heading) => heading.text)).toEqual(['Boat', 'Pricing:'])
    expect(blocks[3]).toMatchObject({
      kind: 'paragraph',
      text: 'Crew: two people',
      strong: [{ start: 0, end: 5 }],
    })
  })

  it('say where each character stands, past escapes, references and continued lines', () => {
    const markdown = '> about \\~$30 &amp; a *lot*\n> of `rope`, 😀 [see here](https://x.test/a) now\r\n'
    const block = only(markdown)
    expect(block.text).toBe('about ~$30 & a lot of rope, 😀 see here now')
    for (const word of ['~$30', 'lot', 'rope', '😀', 'see here', 'now']) {
      const from = block.text.indexOf(word)
      const { start, end } = sourceSpan(block, from, from + word.length)
      expect(markdown.slice(start, end)).toBe(word)
    }
    const amp = block.text.indexOf('&')
    const span = sourceSpan(block, amp, amp + 1)
    expect(markdown.slice(span.start, span.end)).toBe('&amp;')
  })

  it('take a link whole when only part of it is quoted', () => {
    const markdown = 'Boats [float well](https://x.test/float) in rain.'
    const block = only(markdown)
    const span = sourceSpan(block, 0, block.text.indexOf('well'))
    expect(markdown.slice(span.start, span.end)).toBe('Boats [float well](https://x.test/float)')
    expect(block.links).toMatchObject([{ start: 6, end: 16, url: 'https://x.test/float' }])
  })

  it('keep every cell of a table, the empty ones too', () => {
    const blocks = readBlocks('| Factor | Boat |\r\n| --- | :-: |\r\n| Rain\\* | |\r\n')
    expect(
      blocks.map((block) => [block.text, block.cell?.row, block.cell?.column, block.cell?.header]),
    ).toEqual([
      ['Factor', 0, 0, true],
      ['Boat', 0, 1, true],
      ['Rain*', 1, 0, false],
      ['', 1, 1, false],
    ])
    expect(blocks[2]?.line).toBe(3)
  })

  it('leave out code, comments and template tags', () => {
    const blocks = readBlocks(
      '{% hint style="info" %}\n\n```\ncode\n```\n\n<!-- note -->\n\n- one\n- two\n{% endhint %}\n',
    )
    expect(blocks.map((block) => block.text)).toEqual(['one', 'two'])
  })
})
