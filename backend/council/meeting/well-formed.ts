import { invalid } from './meeting-invalid.ts'

/** Refuses half a character (an unpaired surrogate) anywhere inside: it has no UTF-8, so no hash and no log could hold it. */
export function refuseBrokenText(value: unknown, pointer = ''): void {
  if (typeof value === 'string' && !value.isWellFormed()) {
    throw invalid(pointer, 'holds half a character (an unpaired surrogate): save the text as UTF-8 again.')
  }
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) refuseBrokenText(inner, `${pointer}/${key}`)
}
