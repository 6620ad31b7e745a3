import { getDocumentProxy } from 'unpdf'
import { SourceInvalid } from '../source-invalid.ts'
import type { DocumentText } from './html-text.ts'

const MOST_PAGES = 500
/** Characters; a page of print has three thousand. */
const MOST_TEXT = 20_000_000

/** Reads a PDF page by page; each page is headed by its number, so that a quote can be found again. */
export async function pdfText(bytes: Uint8Array): Promise<DocumentText> {
  const pdf = await getDocumentProxy(bytes, OPTIONS).catch((cause: unknown) => {
    throw isLocked(cause) ? LOCKED : DAMAGED
  })
  if (pdf.numPages > MOST_PAGES)
    throw new SourceInvalid(
      null,
      `has ${pdf.numPages} pages, more than the ${MOST_PAGES} that are read: split it and add the parts.`,
    )
  const pages: string[] = []
  let length = 0
  for (let number = 1; number <= pdf.numPages; number++) {
    const text = await pageText(pdf, number)
    length += text.length
    if (length > MOST_TEXT)
      throw new SourceInvalid(null, `holds more than ${MOST_TEXT} characters: split it and add the parts.`)
    if (text !== '') pages.push(`## Page ${number}\n\n${text}\n`)
  }
  if (pages.length === 0)
    throw new SourceInvalid(
      null,
      'holds no text, perhaps pictures of pages: run a text recognition over it and add that.',
    )
  return { text: pages.join('\n'), hidden: 0 }
}

// Nothing of a document is run, and nothing is drawn.
const OPTIONS = { isEvalSupported: false, disableFontFace: true, useSystemFonts: false, verbosity: 0 }

async function pageText(pdf: Awaited<ReturnType<typeof getDocumentProxy>>, number: number): Promise<string> {
  const page = await pdf.getPage(number).catch(() => {
    throw DAMAGED
  })
  const { items } = await page.getTextContent()
  const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
  page.cleanup()
  return (
    text
      .split('\n')
      .map((line) => line.replaceAll(/\s+/gu, ' ').trim())
      .join('\n')
      // A word that was parted at the end of a line is one.
      .replaceAll(/(\p{Ll})-\n(?=\p{Ll})/gu, '$1')
      .trim()
  )
}

const isLocked = (cause: unknown): boolean => cause instanceof Error && cause.name === 'PasswordException'
const LOCKED = new SourceInvalid(null, 'is locked with a password: save a copy without one and add that.')
const DAMAGED = new SourceInvalid(null, 'is damaged, or no PDF: open it in a reader and save it anew.')
