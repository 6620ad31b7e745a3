import { byteOffset, CannotParse, type Entity, type Formatted, inOrder } from './entities.ts'

const TYPES: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
}
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }
type Open = { tag: string; at: number; url?: string; language?: string; expandable?: true }

/** Reads a text of parse mode HTML as Telegram's server does, with its refusals word for word. */
export function readHtml(source: string): Formatted {
  let text = ''
  let index = 0
  const open: Open[] = []
  const entities: Entity[] = []
  while (index < source.length) {
    const character = source[index]!
    if (character === '&') {
      const [value, length] = characterAt(source, index)
      text += value
      index += length
    } else if (character !== '<') {
      text += character
      index += 1
    } else if (source[index + 1] === '/') {
      index = closeTag(source, index, open, entities, text)
    } else {
      const [tag, next] = startTag(source, index)
      open.push({ ...tag, at: text.length })
      index = next
    }
  }
  const left = open.at(-1)
  if (left !== undefined) throw new CannotParse(`Can't find end tag corresponding to start tag "${left.tag}"`)
  return { text, entities: inOrder(entities) }
}

function characterAt(source: string, index: number): [string, number] {
  const found = /^&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));?/i.exec(source.slice(index, index + 12))
  if (found === null) return ['&', 1]
  const [whole, decimal, hexadecimal, name] = found
  if (name !== undefined) {
    const value = NAMED[name.toLowerCase()]
    return value === undefined ? ['&', 1] : [value, whole.length]
  }
  const code = decimal === undefined ? Number.parseInt(hexadecimal!, 16) : Number(decimal)
  return code === 0 || code > 0x10_ff_ff ? ['&', 1] : [String.fromCodePoint(code), whole.length]
}

function startTag(source: string, at: number): [Omit<Open, 'at'>, number] {
  const where = byteOffset(source, at)
  let index = at + 1
  while (index < source.length && !/[\s>]/.test(source[index]!)) index += 1
  if (index >= source.length) throw new CannotParse(`Unclosed start tag at byte offset ${where}`)
  const tag = source.slice(at + 1, index).toLowerCase()
  if (TYPES[tag] === undefined)
    throw new CannotParse(`Unsupported start tag "${tag}" at byte offset ${where}`)
  const attributes = new Map<string, string>()
  while (source[index] !== '>') {
    const rest = source.slice(index)
    const end = /^\s+(?=>)/.exec(rest)
    if (end !== null) {
      index += end[0].length
      continue
    }
    const found = /^\s+([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+)))?/.exec(rest)
    if (found === null) throw new CannotParse(`Unclosed start tag "${tag}" at byte offset ${where}`)
    const value = found[2] ?? found[3] ?? found[4]
    if (value === undefined && found[1] !== 'expandable')
      throw new CannotParse(
        `Expected equal sign in declaration of an attribute of the tag "${tag}" at byte offset ${where}`,
      )
    attributes.set(found[1]!.toLowerCase(), (value ?? '').replace(/&amp;/g, '&').replace(/&quot;/g, '"'))
    index += found[0].length
    if (index >= source.length) throw new CannotParse(`Unclosed start tag at byte offset ${where}`)
  }
  if (tag === 'span' && attributes.get('class') !== 'tg-spoiler')
    throw new CannotParse(`Tag "span" must have class "tg-spoiler" at byte offset ${where}`)
  const language = attributes.get('class')?.replace(/^language-/, '')
  return [
    {
      tag,
      ...(tag === 'a' && attributes.has('href') && { url: attributes.get('href')! }),
      ...(tag === 'code' && language !== undefined && { language }),
      ...(attributes.has('expandable') && { expandable: true as const }),
    },
    index + 1,
  ]
}

function closeTag(source: string, at: number, open: Open[], entities: Entity[], text: string): number {
  const where = byteOffset(source, at)
  const last = open.pop()
  if (last === undefined) throw new CannotParse(`Unexpected end tag at byte offset ${where}`)
  const found = /^<\/([^\s>]*)\s*>/.exec(source.slice(at))
  if (found === null) throw new CannotParse(`Unclosed end tag at byte offset ${where}`)
  const name = found[1]!.toLowerCase()
  if (name !== '' && name !== last.tag)
    throw new CannotParse(
      `Unmatched end tag at byte offset ${where}, expected "</${last.tag}>", found "</${name}>"`,
    )
  if (text.length > last.at) entities.push(...made(last, text))
  return at + found[0].length
}

/** A link without an address is plain text; the rest is what its tag says. */
function made(open: Open, text: string): Entity[] {
  const type = open.expandable === true ? 'expandable_blockquote' : TYPES[open.tag]!
  if (type === 'text_link' && (open.url === undefined || !/^(?:https?|tg|mailto|tel):/i.test(open.url)))
    return []
  const { url, language } = open
  return [
    {
      type,
      offset: open.at,
      length: text.length - open.at,
      ...(type === 'text_link' && { url: url! }),
      ...(type === 'pre' && language !== undefined && { language }),
    },
  ]
}
