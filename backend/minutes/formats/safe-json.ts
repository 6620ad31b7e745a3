import { parse } from 'secure-json-parse'
import { jsonPlaces } from './json-places.ts'
import { lineAt, type ReadText, TextInvalid } from './text-invalid.ts'

/** The value of a JSON text; repeated fields, prototypes and needless depth are refused, with the line. */
export function readJson(text: string): ReadText {
  const places = jsonPlaces(text)
  return { value: parsed(text), lineOf: (pointer) => lineOf(text, places, pointer) }
}

// The places have shown that this is JSON; what is left are prototypes in disguise ("constructor").
function parsed(text: string): unknown {
  try {
    return parse(text, undefined, { protoAction: 'error', constructorAction: 'error' })
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    throw new TextInvalid(
      null,
      'holds a field that would change how objects work: remove "constructor" and "__proto__".',
    )
  }
}

// A field that is missing has no place of its own; the object around it has.
function lineOf(text: string, places: ReadonlyMap<string, number>, pointer: string): number | null {
  const found = places.get(pointer) ?? places.get(pointer.slice(0, Math.max(0, pointer.lastIndexOf('/'))))
  return found === undefined ? null : lineAt(text, found)
}
