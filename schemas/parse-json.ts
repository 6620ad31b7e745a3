import { parse } from 'secure-json-parse'

/** Outside text that is no JSON we take; the message says what is wrong and how to mend it. */
export class JsonInvalid extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'JsonInvalid'
  }
}

// Deeper than anything a person or a program of ours writes, and shallow enough for every reader after us.
const MAX_DEPTH = 32

/** The value of a text from outside: no prototypes in disguise, no needless depth, no half characters. */
export function parseJson(text: string): unknown {
  if (depthOf(text) > MAX_DEPTH) throw new JsonInvalid(`The JSON is nested deeper than ${MAX_DEPTH} levels.`)
  const value = parsed(text)
  // A text that came as UTF-8 can hold half a character only as an escape, so most texts need no second look.
  if (/\\ud[89a-f]/i.test(text)) refuseHalves(value)
  return value
}

function parsed(text: string): unknown {
  try {
    return parse(text, undefined, { protoAction: 'error', constructorAction: 'error' })
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    throw new JsonInvalid(
      cause.message.includes('forbidden prototype')
        ? 'The JSON holds a field that would change how objects work: remove "__proto__" and "constructor".'
        : 'This is no JSON: check its quotes, commas and brackets.',
    )
  }
}

const [QUOTE, BACKSLASH, OPEN_LIST, OPEN_OBJECT, CLOSE_LIST, CLOSE_OBJECT] = [
  0x22, 0x5c, 0x5b, 0x7b, 0x5d, 0x7d,
]

// Looked at before parsing, so that a megabyte of brackets costs no more than reading it.
function depthOf(text: string): number {
  let deepest = 0
  let depth = 0
  let inText = false
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (inText) {
      if (unit === BACKSLASH) i++
      else if (unit === QUOTE) inText = false
    } else if (unit === QUOTE) inText = true
    else if (unit === OPEN_LIST || unit === OPEN_OBJECT) deepest = Math.max(deepest, ++depth)
    else if (unit === CLOSE_LIST || unit === CLOSE_OBJECT) depth--
  }
  return deepest
}

// Half a surrogate pair has no UTF-8, so no log could hold it and no hash be made of it.
function refuseHalves(value: unknown): void {
  const broken = typeof value === 'string' && !value.isWellFormed()
  if (broken) throw new JsonInvalid('A text holds half a character (an unpaired surrogate): send whole ones.')
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    refuseHalves(key)
    refuseHalves(inner)
  }
}
