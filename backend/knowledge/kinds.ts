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
