// What the library takes as a document, by the end of its name. A browser knows few of these types by itself.
const MB = 1024 ** 2

type Kind = { type: string; most: number }

const markdown: Kind = { type: 'text/markdown', most: 2048 * MB - 1 }
const text: Kind = { type: 'text/plain', most: 2048 * MB - 1 }
const table: Kind = { type: 'text/csv', most: 2048 * MB - 1 }
const page: Kind = { type: 'text/html', most: 10 * MB }

const KINDS: Readonly<Record<string, Kind>> = {
  '.md': markdown,
  '.markdown': markdown,
  '.txt': text,
  '.text': text,
  '.html': page,
  '.htm': page,
  '.csv': table,
  '.tsv': table,
  '.pdf': { type: 'application/pdf', most: 64 * MB },
  '.docx': {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    most: 20 * MB,
  },
}

/** How names end that are taken. */
export const ENDS: readonly string[] = Object.keys(KINDS)

/** What a document is by its name; null for what is not read. */
export function kindOfName(name: string): Kind | null {
  const dot = name.lastIndexOf('.')
  return KINDS[name.slice(dot).toLowerCase()] ?? null
}
