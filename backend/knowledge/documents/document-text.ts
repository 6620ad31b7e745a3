import type { DocumentText } from './html-text.ts'

/** What is read whole and made into Markdown. */
export type DocumentKind = 'html' | 'pdf' | 'docx'

// Each reader is loaded when first asked for: together they are some megabytes.
const READERS: Record<DocumentKind, (bytes: Buffer) => Promise<DocumentText>> = {
  html: async (bytes) => {
    const [{ htmlText }, { Utf8 }] = await Promise.all([
      import('./html-text.ts'),
      import('../reading/decode.ts'),
    ])
    const utf8 = new Utf8()
    return htmlText(utf8.push(bytes) + utf8.end())
  },
  docx: async (bytes) => (await import('./docx-text.ts')).docxText(bytes),
  pdf: async (bytes) => (await import('./pdf-text.ts')).pdfText(new Uint8Array(bytes)),
}

/** The text of a document. */
export async function documentText(kind: DocumentKind, bytes: Buffer): Promise<DocumentText> {
  const { text, hidden } = await READERS[kind](bytes)
  return { text: text.replaceAll(CONTROL, ' ').toWellFormed(), hidden }
}

// Some programs leave them in the documents that they make; in a text they would be the sign of another kind of file.
// oxlint-disable-next-line no-control-regex -- the control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000B-\u001F]/g
