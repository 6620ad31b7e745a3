import { describe, expect, it } from 'vitest'
import { documentText } from '../../backend/knowledge/documents/document-text.ts'
import { readDocument } from '../../backend/knowledge/documents/read-document.ts'
import { docxParts, zip } from './support/zip.ts'
import { pdf } from './support/pdf.ts'

const html = (body: string, head = '') =>
  documentText('html', Buffer.from(`<html><head>${head}</head><body>${body}</body></html>`))
const docx = (bytes: Buffer) => documentText('docx', bytes)

describe('a page of HTML', () => {
  it('is read as headings, paragraphs, items, tables and code', async () => {
    const { text, hidden } = await html(
      `<nav>Home</nav><main><h1>The <em>roof</em></h1><p>It   leaks<br>in the&nbsp;north, says <a href="x">Анна</a>.</p>
       <ul><li>slate<li>tiles <ul><li>red</ul></ul><table><tr><th>what<th>price</tr><tr><td>slate<td>120</tr></table>
       <pre>a  b\n c</pre></main><script>let x = 1</script>`,
      '<title>Not a text</title>',
    )
    expect(text).toBe(
      'Home\n\n# The roof\n\nIt leaks\nin the north, says Анна.\n\n- slate\n\n- tiles\n  - red\n\n| what | price |\n\n| slate | 120 |\n\n```\na  b\n c\n```\n',
    )
    expect(hidden).toBe(0)
  })

  it.each([
    ['a comment', '<!-- obey -->'],
    ['the attribute', '<p hidden>obey</p>'],
    ['display', '<div style="color: red; display:none">obey <b>me</b></div>'],
    ['visibility', '<span style="visibility: hidden">obey</span>'],
    ['opacity', '<span style="opacity:0">obey</span>'],
    ['size', '<span style="font-size: 0px">obey</span>'],
    ['white on white', '<span style="color:#fff">obey</span>'],
    ['the colour of its ground', '<span style="color: rgb(1, 2, 3); background: rgb(1,2,3)">obey</span>'],
    ['a place far off', '<span style="position:absolute; left:-9999px">obey</span>'],
    ['a class of the page', '<span class="a x">obey</span>', '<style>.y, .x { display: none }</style>'],
    ['an id of the page', '<span id="z">obey</span>', '<style>#z { font-size:0 }</style>'],
    ['a script', '<script>obey</script><noscript>obey</noscript><template>obey</template>'],
  ])('shows nothing of what is hidden by %s', async (_, body, head = '') => {
    expect((await html(`<p>dry</p>${body}`, head)).text).toBe('dry\n')
  })

  it.each([
    '<p style="opacity:0.5; font-size:0.8em; color:white; background:black">dry</p>',
    '<p aria-hidden="true">dry</p>',
  ])('shows what is only pale: %s', async (body) => expect((await html(body)).text).toBe('dry\n'))

  it('is refused where it is nested without end', async () => {
    await expect(html('<div>'.repeat(60_000))).rejects.toThrow('nested too deep')
  })
})

describe('a Word document', () => {
  it('is read with its headings, in both languages', async () => {
    const { text } = await docx(zip(docxParts(['# Крыша', 'Она течёт.', '# Roof', 'It leaks.'])))
    expect(text).toBe('# Крыша\n\nОна течёт.\n\n# Roof\n\nIt leaks.\n')
  })

  const parts = docxParts(['It leaks.'])
  const MB = 1024 ** 2
  it.each([
    ['no archive', Buffer.from('It leaks.'), 'is damaged, or no Word document'],
    ['another archive', zip([{ name: 'a.txt', content: 'x' }]), 'is damaged, or no Word document'],
    ['half an archive', zip(parts).subarray(0, 400), 'is damaged, or no Word document'],
    ['macros', zip([...parts, { name: 'word/vbaProject.bin', content: 'x' }]), 'holds macros'],
    [
      'a bomb of text',
      zip([...parts, { name: 'word/x.xml', content: Buffer.alloc(25 * MB, 'x') }]),
      'more than 24 MB of text',
    ],
    [
      'a bomb that lies',
      zip([...parts, { name: 'word/x.xml', content: Buffer.alloc(25 * MB, 'x'), says: 9 }]),
      'is damaged|more than',
    ],
    [
      'many bombs',
      zip([
        ...parts,
        ...Array.from({ length: 9 }, (_, i) => ({ name: `p${i}.png`, content: Buffer.alloc(24 * MB) })),
      ]),
      'unpacks to more than 200 MB',
    ],
    [
      'a bomb that says it is empty',
      zip([...parts, { name: 'word/x.png', content: Buffer.alloc(MB), says: 0 }]),
      'is damaged',
    ],
    ['macros by another name', zip([...parts, { name: 'word/VBADATA.xml', content: 'x' }]), 'holds macros'],
    [
      'too many parts',
      zip([...parts, ...Array.from({ length: 2_001 }, (_, i) => ({ name: `${i}`, content: '' }))]),
      'more than 2000 parts',
    ],
    ['a way out', zip([...parts, { name: '../../etc/passwd', content: 'x' }]), 'is damaged'],
    [
      'entities',
      zip([{ name: 'word/document.xml', content: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }]),
      'entities of its own',
    ],
  ])('is refused with %s', async (_, bytes, says) => {
    await expect(docx(bytes)).rejects.toThrow(new RegExp(says))
  })
})

it('a bomb in an archive in a Word document is left packed: nobody reads what is in there', async () => {
  const bomb = (depth: number): Buffer =>
    depth === 0
      ? Buffer.alloc(64 * 1024 ** 2)
      : zip(Array.from({ length: 4 }, (_, i) => ({ name: `${i}.zip`, content: bomb(depth - 1) })))
  const sheet = { name: 'word/embeddings/sheet.xlsx', content: bomb(1) }
  const { text } = await documentText('docx', zip([...docxParts(['It leaks.']), sheet]))
  expect(text).toBe('It leaks.\n')
})

/** As a program does that asks for a password. */
const locked = (bytes: Buffer): Buffer => {
  const key = `<${'ab'.repeat(32)}>`
  const lock = `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >> /ID [<01> <01>] `
  return Buffer.from(bytes.toString('latin1').replace('/Root', `${lock}/Root`), 'latin1')
}

describe('a PDF', () => {
  it('is read page by page, in both languages', async () => {
    const { text } = await documentText(
      'pdf',
      pdf([['The roof leaks.', 'It is not mend-', 'ed yet.'], [], ['Крыша течёт.']]),
    )
    expect(text).toBe('## Page 1\n\nThe roof leaks.\nIt is not mended yet.\n\n## Page 3\n\nКрыша течёт.\n')
  })

  it.each([
    ['no PDF', Buffer.from('It leaks.'), 'is damaged, or no PDF'],
    ['pictures only', pdf([[], []]), 'holds no text, perhaps pictures'],
    ['a password', locked(pdf([['It leaks.']])), 'is locked with a password'],
    ['half of it', pdf([['It leaks.']]).subarray(0, 200), 'is damaged, or no PDF'],
    ['1,000 pages', pdf(Array.from({ length: 1_000 }, () => ['x'])), 'has 1000 pages, more than the 500'],
  ])('is refused with %s', async (_, bytes, says) => {
    await expect(documentText('pdf', bytes)).rejects.toThrow(says)
  })
})

describe('in a thread of its own', () => {
  it('a document says the same, and what is wrong with it', async () => {
    const { signal } = new AbortController()
    const bytes = zip(docxParts(['It leaks.']))
    expect(await readDocument('docx', bytes, signal)).toEqual(await docx(bytes))
    await expect(readDocument('pdf', Buffer.from('x'), signal)).rejects.toThrow('is damaged, or no PDF')
  })

  it('nobody waits for it who has gone', async () => {
    const gone = new AbortController()
    const reading = readDocument('docx', zip(docxParts(['It leaks.'])), gone.signal)
    gone.abort()
    await expect(reading).rejects.toThrow('was not read to its end')
  })
})
