/** A PDF of these pages, each of a few lines, in a font that says which letters its numbers are. */
export function pdf(pages: readonly (readonly string[])[]): Buffer {
  const letters = [...new Set(pages.flat().join(''))]
  const code = (letter: string) => (letters.indexOf(letter) + 1).toString(16).padStart(4, '0')
  const hex = (text: string) => `<${[...text].map(code).join('')}>`
  const objects: string[] = []
  const add = (body: string): number => objects.push(body)
  const stream = (text: string) => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`
  const map = letters.map(
    (letter) => `<${code(letter)}> <${letter.charCodeAt(0).toString(16).padStart(4, '0')}>`,
  )
  const unicode = add(
    stream(
      `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n1 begincodespacerange <0000> <ffff> endcodespacerange\n${map.length} beginbfchar\n${map.join('\n')}\nendbfchar endcmap end end`,
    ),
  )
  const descriptor = add(
    '<< /Type /FontDescriptor /FontName /A /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
  )
  const cid = add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /DW 500 >>`,
  )
  const font = add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [${cid} 0 R] /ToUnicode ${unicode} 0 R >>`,
  )
  const root = objects.length + 2 * pages.length + 1
  const kids = pages.map((lines) => {
    const shown = lines.map((line, i) => `BT /F 12 Tf 50 ${780 - i * 20} Td ${hex(line)} Tj ET`).join('\n')
    const content = add(stream(shown))
    return add(
      `<< /Type /Page /Parent ${root} 0 R /MediaBox [0 0 600 800] /Contents ${content} 0 R /Resources << /Font << /F ${font} 0 R >> >> >>`,
    )
  })
  add(`<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`)
  const catalogue = add(`<< /Type /Catalog /Pages ${root} 0 R >>`)
  return written(objects, catalogue)
}

function written(objects: readonly string[], catalogue: number): Buffer {
  let text = '%PDF-1.7\n'
  const places = objects.map((body, i) => {
    const at = text.length
    text += `${i + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const start = text.length
  const rows = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(
    `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root ${catalogue} 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    'latin1',
  )
}
