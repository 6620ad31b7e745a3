import { byteOffset, CannotParse, type Entity, type Formatted, inOrder } from './entities.ts'

const RESERVED = '_*[]()~`>#+-=|{}.!'
const MARKS: [mark: string, type: string][] = [
  ['__', 'underline'],
  ['||', 'spoiler'],
  ['*', 'bold'],
  ['_', 'italic'],
  ['~', 'strikethrough'],
]
const NAMES: Record<string, string> = {
  underline: 'Underline',
  spoiler: 'Spoiler',
  bold: 'Bold',
  italic: 'Italic',
  strikethrough: 'Strikethrough',
}
type Open = { type: string; at: number; source: number }

/** Reads a text of parse mode MarkdownV2 with Telegram's two frequent refusals: an unescaped mark, an unended one. */
export function readMarkdownV2(source: string): Formatted {
  let text = ''
  let index = 0
  const open: Open[] = []
  const entities: Entity[] = []
  while (index < source.length) {
    const rest = source.slice(index)
    const escaped = /^\\([ -~])/.exec(rest)
    const code = /^(```|`)/.exec(rest)?.[1]
    const link = /^\[((?:\\.|[^\]\\])*)\]\(((?:\\.|[^)\\])*)\)/.exec(rest)
    const mark = MARKS.find(([sign]) => rest.startsWith(sign))
    if (escaped !== null) {
      text += escaped[1]!
      index += 2
    } else if (code !== undefined) {
      const end = source.indexOf(code, index + code.length)
      if (end < 0)
        throw new CannotParse(
          `Can't find end of ${code === '`' ? 'Code' : 'Pre'} entity at byte offset ${byteOffset(source, index)}`,
        )
      const inside = source.slice(index + code.length, end).replace(/\\([`\\])/g, '$1')
      entities.push({ type: code === '`' ? 'code' : 'pre', offset: text.length, length: inside.length })
      text += inside
      index = end + code.length
    } else if (link !== null) {
      const shown = readMarkdownV2(link[1]!)
      entities.push({
        type: 'text_link',
        offset: text.length,
        length: shown.text.length,
        url: link[2]!.replace(/\\(.)/g, '$1'),
      })
      entities.push(...shown.entities.map((entity) => ({ ...entity, offset: entity.offset + text.length })))
      text += shown.text
      index += link[0].length
    } else if (mark !== undefined) {
      const [sign, type] = mark
      const last = open.at(-1)
      if (last?.type === type) {
        open.pop()
        if (text.length > last.at) entities.push({ type, offset: last.at, length: text.length - last.at })
      } else open.push({ type, at: text.length, source: index })
      index += sign.length
    } else {
      const character = source[index]!
      if (RESERVED.includes(character))
        throw new CannotParse(
          `Character '${character}' is reserved and must be escaped with the preceding '\\'`,
        )
      text += character
      index += 1
    }
  }
  const left = open.at(-1)
  if (left !== undefined)
    throw new CannotParse(
      `Can't find end of ${NAMES[left.type]} entity at byte offset ${byteOffset(source, left.source)}`,
    )
  return { text, entities: inOrder(entities) }
}
