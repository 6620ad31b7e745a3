/** Markup that is safe to send: made by `html`, which escapes all that is put into it. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Part = Html | string | number | null | readonly Part[]

/** Markup with values in it; a value that is not markup itself is shown as the text that it is. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(strings.reduce((all, text, i) => all + rendered(parts[i - 1] ?? null) + text))

function rendered(part: Part): string {
  if (part === null) return ''
  if (part instanceof Html) return part.text
  return typeof part === 'object' ? part.map(rendered).join('') : escaped(String(part))
}

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** A description: what stands between backticks is code. */
export const prose = (text: string): Html =>
  html`${text.split(/`([^`]+)`/).map((piece, i) => (i % 2 === 1 ? html`<code>${piece}</code>` : piece))}`

/** Pieces with a text between each two. */
export const joined = (pieces: readonly Html[], between: string): Html =>
  html`${pieces.map((piece, i) => (i === 0 ? piece : html`${between}${piece}`))}`
