/** The text fields of a multipart body; files have no place in what this emulator serves. */
export function multipartFields(contentType: string, text: string): Record<string, string> {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (boundary === undefined) return {}
  const fields: Record<string, string> = {}
  for (const part of text.split(`--${boundary}`)) {
    const found = /^\r?\n([\s\S]*?)\r?\n\r?\n([\s\S]*?)\r?\n$/.exec(part)
    const name = found === null ? undefined : /name="([^"]+)"/.exec(found[1]!)?.[1]
    if (found !== null && name !== undefined) fields[name] = found[2]!
  }
  return fields
}
