import { type Document, isCollection, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml'
import { MAX_DEPTH, pathOf, type ReadText, TextInvalid, TOO_DEEP } from './text-invalid.ts'

/** The one document of a YAML text; what could surprise (tags, repeated keys, alias bombs, prototypes) is refused. */
export function readYaml(text: string, firstLine = 1): ReadText {
  const lines = new LineCounter()
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1
  const document = parse(text, lines)
  const fault = document.errors[0] ?? document.warnings[0]
  if (fault)
    throw new TextInvalid(lineAt(fault.pos[0]), WORDS[fault.code] ?? `is no valid YAML: ${fault.message}.`)
  const value = toValue(document)
  refuseTraps(value, 0)
  return { value, lineOf: (pointer) => lineOf(document, pathOf(pointer), lineAt) }
}

const WORDS: Record<string, string> = {
  BLOCK_AS_IMPLICIT_KEY: 'has a second ": " in one line of YAML: put the whole value in quotes.',
  DUPLICATE_KEY: 'names the same field twice: keep one of them.',
  MULTIPLE_DOCS: 'holds a second YAML document after "---": keep one.',
  RESOURCE_EXHAUSTION: TOO_DEEP,
  TAB_AS_INDENT: 'is indented by a tab, which YAML does not allow: use spaces.',
  TAG_RESOLVE_FAILED: 'uses a YAML tag ("!…"), which is not allowed: write the plain value.',
  NON_STRING_KEY: 'has a field name that is no text: write a plain name before ":".',
}

// A few aliases save typing; a hundred of them multiply into a bomb.
const MAX_ALIASES = 100

function parse(text: string, lineCounter: LineCounter): Document.Parsed {
  try {
    // Not 'silent': that would also silence a second document.
    return parseDocument(text, { lineCounter, prettyErrors: false, stringKeys: true, logLevel: 'error' })
  } catch (cause) {
    if (cause instanceof RangeError) throw new TextInvalid(null, TOO_DEEP)
    throw cause
  }
}

function toValue(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES })
  } catch (cause) {
    if (!(cause instanceof ReferenceError)) throw cause
    const bomb = cause.message.startsWith('Excessive')
    throw new TextInvalid(
      null,
      bomb
        ? 'repeats its YAML aliases too often: write the values out.'
        : `uses a YAML alias that stands for nothing: ${cause.message}.`,
    )
  }
}

function refuseTraps(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return
  if (depth >= MAX_DEPTH) throw new TextInvalid(null, TOO_DEEP)
  for (const [key, inner] of Object.entries(value)) {
    if (key === '__proto__')
      throw new TextInvalid(null, 'holds the field "__proto__", which is not allowed: remove it.')
    refuseTraps(inner, depth + 1)
  }
}

// A field that is missing has no line of its own; the object around it has.
function lineOf(
  document: Document.Parsed,
  path: readonly string[],
  lineAt: (offset: number) => number,
): number | null {
  let node: unknown = document.contents
  let offset = document.contents?.range?.[0]
  for (const step of path) {
    if (!isCollection(node)) break
    const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === step)
    const next: unknown = isPair(pair) ? pair.value : node.items[Number(step)]
    const place: unknown = isPair(pair) ? pair.key : next
    if (!isNode(place) || !place.range) break
    offset = place.range[0]
    node = next
  }
  return offset === undefined ? null : lineAt(offset)
}
