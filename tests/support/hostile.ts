// Words that would do something to whoever reads them, if a page let them.

/** Sets this on the window, or asks this host, where it runs. */
export const FLAG = 'hostileRan'
export const ELSEWHERE = 'https://evil.test'

const RUN = `window.${FLAG}=1`

/** Bidirectional overrides and isolates that nobody closes: what follows them would be read backwards. */
export const BACKWARDS = 'pay \u202Eton od\u2066 \u202D\u2067 the invoice'

export const HOSTILE_MARKDOWN: readonly string[] = [
  `<script>${RUN}</script>`,
  `<script src="${ELSEWHERE}/a.js"></script>`,
  `<img src=x onerror="${RUN}">`,
  `</p></div></textarea></title></style><img src=x onerror="${RUN}"><textarea>`,
  `<svg/onload="${RUN}"><foreignObject><body onload="${RUN}"></body></foreignObject></svg>`,
  `<iframe srcdoc="<script>parent.${FLAG}=1</script>"></iframe>`,
  `<style>@import "${ELSEWHERE}/a.css"; *{background:url(${ELSEWHERE}/b)}</style>`,
  `<link rel=stylesheet href="${ELSEWHERE}/c.css"><base href="${ELSEWHERE}"><meta http-equiv=refresh content="0;url=${ELSEWHERE}">`,
  `[click](javascript:${RUN}) <javascript:${RUN}> [ref][1]\n\n[1]: javascript:${RUN}`,
  `[click](data:text/html,<script>${RUN}</script>) ![](data:image/svg+xml;base64,PHN2Zy8+)`,
  `![pixel](${ELSEWHERE}/pixel.png) ![][2]\n\n[2]: ${ELSEWHERE}/other.png`,
  `[^1]\n\n[^1]: <img src=x onerror="${RUN}">`,
  `| <img src=x onerror="${RUN}"> | [a](javascript:${RUN}) |\n| - | - |\n| <b onclick="${RUN}">b</b> | ![](${ELSEWHERE}/t.png) |`,
  `\`\`\`html"><img src=x onerror="${RUN}">\n</code></pre><script>${RUN}</script>\n\`\`\``,
  `$\{${RUN}} {{constructor.constructor('${RUN}')()}} <!-- --!><script>${RUN}</script>`,
  BACKWARDS,
]

/** Built in so many storeys that a reader that goes down by itself would fall. */
export const DEEP_MARKDOWN: readonly string[] = [
  `${'>'.repeat(20_000)} deep`,
  `${'> '.repeat(20_000)}deep`,
  `${'- '.repeat(5_000)}deep`,
  `${'1. '.repeat(5_000)}deep`,
  Array.from({ length: 400 }, (_, n) => `${' '.repeat(2 * n)}- deep`).join('\n'),
  `${'['.repeat(20_000)}deep${'](x)'.repeat(20_000)}`,
  `${'!['.repeat(20_000)}deep${']'.repeat(20_000)}`,
  `${'*a '.repeat(10_000)}${'*'.repeat(10_000)}`,
  `${'**a **'.repeat(10_000)}`,
  `${'_*'.repeat(10_000)}deep${'*_'.repeat(10_000)}`,
  `${'~~'.repeat(10_000)}deep`,
  `${'<b>'.repeat(20_000)}deep`,
  '`'.repeat(50_001),
  `${'|'.repeat(10_000)}\n${'|-'.repeat(10_000)}|`,
  `${'a@b.c '.repeat(10_000)}www.${'a.'.repeat(20_000)}`,
  '\u202E'.repeat(50_000),
]
