import type { Lost } from './account.ts'
import { under } from './component.ts'
import { secretValues, withoutSecrets } from './secrets.ts'

/**
 * A document from outside that may be copied and shown: no secret, no character that hides or obeys. All that comes
 * after works on this copy alone, so nothing else can get out.
 */
export function scrubbed(document: unknown): { value: unknown; lost: Lost[] } {
  const { values, places } = secretValues(document)
  const lost = places.map((pointer) => ({ pointer, what: 'a secret', why: NEVER_COPIED }))
  const secretAt = new Set(places)
  const clean = (value: unknown, pointer: string): unknown => {
    if (secretAt.has(pointer)) return null
    if (typeof value === 'string') return cleanText(value, pointer, values, lost)
    if (Array.isArray(value)) return value.map((one: unknown, i) => clean(one, under(pointer, i)))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        withoutSecrets(visible(key), values),
        clean(inner, under(pointer, key)),
      ]),
    )
  }
  const value = clean(document, '')
  // A field's name stands in pointers too.
  const shown = (pointer: string) => withoutSecrets(visible(pointer), values)
  return { value, lost: lost.map((one) => ({ ...one, pointer: shown(one.pointer) })) }
}

const NEVER_COPIED = 'secrets are neither copied nor shown; this program takes its keys from the environment.'

function cleanText(text: string, pointer: string, secrets: readonly string[], lost: Lost[]): string {
  const seen = visible(text)
  if (seen !== plainEnds(text))
    lost.push({ pointer, what: 'hidden characters', why: 'what nobody sees should not steer a seat.' })
  const safe = withoutSecrets(seen, secrets)
  if (safe !== seen) lost.push({ pointer, what: 'a secret in the text', why: NEVER_COPIED })
  return safe
}

const plainEnds = (text: string): string => text.replaceAll(/\r\n?/g, '\n')

// Control characters but tab and line feed, marks of writing direction, characters of no width, and the tags that
// spell a text nobody sees. The joiners stay: emoji and some scripts are written with them.
const HIDDEN =
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class -- exactly these are looked for
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu

const visible = (text: string): string => plainEnds(text).toWellFormed().replaceAll(HIDDEN, '')
