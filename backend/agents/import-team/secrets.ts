import { TextInvalid } from '../../minutes/formats/text-invalid.ts'
import { under } from './component.ts'

/** The secrets that a document holds in fields made for them, and where; the places of empty ones are no secrets. */
export function secretValues(document: unknown): { values: string[]; places: string[] } {
  const values = new Set<string>()
  const places: string[] = []
  const look = (value: unknown, pointer: string, named: boolean): void => {
    if (typeof value === 'string' && named && value.trim() !== '') {
      places.push(pointer)
      // A shorter one, or a mask, would be found everywhere.
      if (value.length >= LEAST_LENGTH && !/^[*x•.]+$/i.test(value)) values.add(value)
    }
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value))
      look(inner, under(pointer, key), named || (!Array.isArray(value) && SECRET_FIELD.test(key)))
  }
  look(document, '', false)
  if (values.size > MOST_VALUES)
    throw new TextInvalid(null, `holds more than ${MOST_VALUES} secrets: export the team without them.`)
  // A secret may hold another one.
  return { values: [...values].toSorted((a, b) => b.length - a.length), places }
}

const LEAST_LENGTH = 6
// Each is looked for in every text; no team has more keys than this.
const MOST_VALUES = 200

const SECRET_FIELD =
  /api[_-]?key|access[_-]?key|private[_-]?key|account[_-]?key|secret|password|passwd|token$|authorization|credential|connection[_-]?string|cookie/i

/** A text without the given secrets and without what looks like one. */
export function withoutSecrets(text: string, known: readonly string[]): string {
  const rest = known.reduce((left, secret) => left.replaceAll(secret, REMOVED), text)
  return LOOKS.reduce((left, look) => left.replaceAll(look, REMOVED), rest)
}

const REMOVED = '[secret removed]'

// Each begins where no longer word could have begun, so that a long text is read once and not once a letter.
const LOOKS = [
  /(?<![\w-])sk-[\w-]{16,}/g,
  /(?<!\w)(?:gh[pousr]|glpat|hf)[_-]\w{20,}/g,
  /(?<!\w)github_pat_\w{20,}/g,
  /(?<!\w)xox[abeoprs]-[\w-]{10,}/g,
  /(?<!\w)(?:AKIA|ASIA)[0-9A-Z]{16}/g,
  /(?<!\w)AIza[\w-]{30,}/g,
  /(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g,
  /-----BEGIN (?:[A-Z]+ ){0,3}PRIVATE KEY-----[\s\S]*?(?:-----END (?:[A-Z]+ ){0,3}PRIVATE KEY-----|$)/g,
  /(?<!\w)Bearer [\w.~+/-]{16,}=*/gi,
  /(?<=:\/\/[^\s/@:]{1,100}:)[^\s/@]{1,200}(?=@)/g,
  /(?<=(?<!\w)(?:api[_ -]?key|password|passwd|secret)["']?[:=] ?["']?)[^\s"']{6,}/gi,
]
