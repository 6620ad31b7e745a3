import mammoth from 'mammoth'
import { checkZip } from './checked-zip.ts'
import { type DocumentText, htmlText } from './html-text.ts'

/** Reads a Word document: its text with headings, items and tables. Pictures, notes on the margin and fields are left out. */
export async function docxText(bytes: Buffer): Promise<DocumentText> {
  await checkZip(bytes)
  const noPicture = mammoth.images.imgElement(async () => ({ src: '' }))
  const { value } = await mammoth.convertToHtml({ buffer: bytes }, { convertImage: noPicture })
  return htmlText(value)
}
