import path from 'node:path'

/** What the library can read. */
export type Kind = 'markdown' | 'text' | 'html' | 'csv' | 'pdf' | 'docx'

const KINDS: Record<string, Kind> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.txt': 'text',
  '.text': 'text',
  '.html': 'html',
  '.htm': 'html',
  '.csv': 'csv',
  '.tsv': 'csv',
  '.pdf': 'pdf',
  '.docx': 'docx',
}

/** The kind of a file by the end of its name; null for what is not read. */
export const kindOf = (name: string): Kind | null => KINDS[path.extname(name).toLowerCase()] ?? null

/** The ends of names that are read, for whoever names another. */
export const READ_ENDS = Object.keys(KINDS).join(', ')

const MB = 1024 ** 2
/** A text is read as it comes, so its length costs time only. */
const MOST_OF_TEXT = 2 * 1024 * MB - 1

/** So many bytes of each are read; HTML, Word and PDF are read whole. */
export const MOST_BYTES: Record<Kind, number> = {
  markdown: MOST_OF_TEXT,
  text: MOST_OF_TEXT,
  csv: MOST_OF_TEXT,
  html: 10 * MB,
  docx: 20 * MB,
  pdf: 64 * MB,
}

/** How each kind is called where documents are sent. */
export const MEDIA_TYPES: Record<Kind, string> = {
  markdown: 'text/markdown',
  text: 'text/plain',
  html: 'text/html',
  csv: 'text/csv',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** How names of a kind end. */
export const endsOf = (kind: Kind): string[] => Object.keys(KINDS).filter((end) => KINDS[end] === kind)
