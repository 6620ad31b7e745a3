import type { Element, Root, RootContent } from 'hast'

/** Declarations with which a page keeps text from the eye. */
const HIDING =
  /(?:^|[;{\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0*\.?0+(?![.\d])|font-size\s*:\s*0(?:\.0+)?(?:px|pt|em|rem|%)?(?=\s*(?:[;!}]|$))|(?:text-indent|left|top|margin-left)\s*:\s*-\d{3,}|(?:height|width)\s*:\s*0(?:px)?\s*;[^}]{0,200}overflow\s*:\s*hidden|clip-path\s*:\s*inset\(\s*(?:50|100)%)/iu
const COLOUR = /(?:^|[;{\s])color\s*:\s*([^;}!]{1,40})/iu
const BACKGROUND = /(?:^|[;{\s])background(?:-color)?\s*:\s*([^;}!]{1,40})/iu
const WHITE =
  /^(?:white|#fff|#ffffff|rgb\(255,255,255\)|transparent|rgba\(\d+,\d+,\d+,0\)|hsl\(0,0%,100%\))$/u

/** Whether a page does not show an element, as far as it says so itself: by attributes, its style, or the page's own sheet. */
export function isHidden({ tagName, properties }: Element, hiding: ReadonlySet<string>): boolean {
  if (properties.hidden !== undefined && properties.hidden !== false && properties.hidden !== null)
    return true
  if (typeof properties.style === 'string' && hides(properties.style)) return true
  if (hiding.size === 0) return false
  const classes = Array.isArray(properties.className) ? properties.className : []
  return (
    hiding.has(tagName) ||
    classes.some((name) => hiding.has(`.${name}`)) ||
    (typeof properties.id === 'string' && hiding.has(`#${properties.id}`))
  )
}

function hides(style: string): boolean {
  if (HIDING.test(style)) return true
  const colour = bare(COLOUR.exec(style)?.[1])
  const behind = bare(BACKGROUND.exec(style)?.[1])
  // Without a background of its own an element stands on the page's, which is white.
  return colour !== '' && (colour === behind || (WHITE.test(colour) && (behind === '' || WHITE.test(behind))))
}

const bare = (value: string | undefined): string => (value ?? '').replaceAll(/\s+/g, '').toLowerCase()

/** The plain selectors (a tag, a class, an id) that a page's own sheet hides. */
export function hidingSelectors(root: Root): ReadonlySet<string> {
  const found = new Set<string>()
  for (const sheet of sheetsIn(root.children))
    for (const [, selectors = '', body = ''] of sheet.matchAll(/([^{}]{1,500})\{([^{}]{0,2000})\}/gu))
      if (hides(body))
        for (const one of selectors.split(',')) if (PLAIN.test(one.trim())) found.add(one.trim())
  return found
}

const PLAIN = /^[.#]?[\w-]+$/u
const MOST_OF_SHEET = 200_000

function sheetsIn(nodes: readonly RootContent[]): string[] {
  const found: string[] = []
  const waiting: RootContent[] = [...nodes]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type !== 'element') continue
    if (node.tagName !== 'style') waiting.push(...node.children)
    else
      for (const child of node.children)
        if (child.type === 'text') found.push(child.value.slice(0, MOST_OF_SHEET))
  }
  return found
}
