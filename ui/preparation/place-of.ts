/** The id of the field that a place of a meeting is filled in at: `/agenda/0/title`. */
export const fieldId = (pointer: string): string => `prepare${pointer}`

/** Puts the focus on the field of a place, or of the part that it belongs to; false where the form does not show it. */
export function focusPlace(pointer: string): boolean {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const field = document.getElementById(fieldId(at))
    if (field === null) continue
    field.focus()
    return true
  }
  return false
}
