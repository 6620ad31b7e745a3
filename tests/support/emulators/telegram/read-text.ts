import { CannotParse, type Entity, type Formatted, trimmed } from './entities.ts'
import type { GivenArguments } from './given-arguments.ts'
import { readHtml } from './html.ts'
import { readMarkdownV2 } from './markdown-v2.ts'
import { bad } from './refusals.ts'
import type { Button, Markup } from './world.ts'

/** Telegram counts a text's length after parsing, in UTF-16 units. */
const LONGEST_TEXT = 4096
const LONGEST_DATA = 64

export function readText(given: GivenArguments, name = 'text'): Formatted {
  const source = given.text(name) ?? ''
  const mode = given.text('parse_mode') ?? ''
  const entities = given.json('entities')
  if (source === '') throw bad('Message text is empty')
  const read = trimmed(parsed(source, mode, entities))
  if (read.text === '') throw bad('Text must be non-empty')
  if (read.text.length > LONGEST_TEXT) throw bad('Message is too long')
  return read
}

function parsed(source: string, mode: string, entities: unknown): Formatted {
  try {
    switch (mode.toLowerCase()) {
      case '':
        return { text: source, entities: given(entities) }
      case 'html':
        return readHtml(source)
      case 'markdownv2':
        return readMarkdownV2(source)
      default:
        throw bad('Unsupported parse_mode')
    }
  } catch (fault) {
    if (fault instanceof CannotParse) throw bad(`Can't parse entities: ${fault.message}`)
    throw fault
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function given(entities: unknown): Entity[] {
  if (!Array.isArray(entities)) return []
  return entities.flatMap((one: unknown) =>
    isObject(one) &&
    typeof one.type === 'string' &&
    typeof one.offset === 'number' &&
    typeof one.length === 'number'
      ? [
          {
            type: one.type,
            offset: one.offset,
            length: one.length,
            ...(typeof one.url === 'string' && { url: one.url }),
          },
        ]
      : [],
  )
}

/** The inline keyboard of a message; no keyboard and an empty one are the same. */
export function readMarkup(arguments_: GivenArguments): Markup | null {
  const value = arguments_.json('reply_markup')
  if (value === undefined) return null
  if (!isObject(value)) throw bad('Object expected as reply markup')
  const rows: unknown = value.inline_keyboard
  if (!Array.isArray(rows)) throw bad("Can't parse reply keyboard markup JSON object")
  const inline_keyboard = rows
    .map((row: unknown) => {
      if (!Array.isArray(row)) throw bad('Field "inline_keyboard" must be an Array of Arrays')
      return row.map(readButton)
    })
    .filter((row) => row.length > 0)
  return inline_keyboard.length === 0 ? null : { inline_keyboard }
}

function readButton(value: unknown): Button {
  if (!isObject(value)) throw bad('Inline keyboard button must be an Object')
  const { text, callback_data: data, url } = value
  if (typeof text !== 'string' || text.trim() === '')
    throw bad("Can't parse inline keyboard button: Text buttons must be non-empty")
  if (typeof url === 'string') return { text, url }
  if (typeof data !== 'string')
    throw bad("Can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
  const length = Buffer.byteLength(data)
  if (length < 1 || length > LONGEST_DATA) throw bad('BUTTON_DATA_INVALID')
  return { text, callback_data: data }
}
