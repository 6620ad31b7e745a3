// Plain pages for people who run the emulators by hand.
import type { Reply } from './service.ts'

const MARKS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (mark) => MARKS[mark] ?? mark)

/** A page as an answer; `body` is HTML, the title is text. `refresh`: the page loads itself anew every so many seconds. */
export function page(title: string, body: string, { refresh }: { refresh?: number } = {}): Reply {
  const again = refresh === undefined ? '' : `<meta http-equiv="refresh" content="${refresh}">`
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8">${again}<title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><h1>${escapeHtml(title)}</h1>${body}</body></html>`,
  }
}

/** After a form: the page that shows what came of it. */
export const seeOther = (location: string): Reply => ({ status: 303, headers: { location }, body: '' })

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1c1c1e; background: #fafafa }
article { background: #fff; border: 1px solid #ddd; border-radius: .6rem; padding: .6rem 1rem; margin: .6rem 0; white-space: pre-wrap; overflow-wrap: anywhere }
article.person { background: #e6f4e6 } header, small { color: #667; font-size: .85em } form { display: inline }
button { font: inherit; padding: .3rem .8rem; margin: .2rem .2rem 0 0 } input[type=text] { font: inherit; width: 70%; padding: .3rem }
pre { white-space: pre-wrap; overflow-wrap: anywhere } table { border-collapse: collapse } td, th { border: 1px solid #ddd; padding: .2rem .5rem; text-align: left; vertical-align: top }`
