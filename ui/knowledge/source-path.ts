/** Where a source of the library is looked at. */
export const sourcePath = (id: string): string => `/knowledge/${encodeURIComponent(id)}`
