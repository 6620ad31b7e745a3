/** The longest that browsers and servers agree on. */
const LONGEST = 2_000

/** The address of a page, as it is compared: without the place in the page. Null where it is none that is fetched. */
export function webAddress(given: string): string | null {
  const url = given.length > LONGEST ? null : URL.parse(given)
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    return null
  url.hash = ''
  return url.href
}

/** Whether somebody means an address rather than a file. */
export const isWebAddress = (origin: string): boolean => /^https?:\/\//i.test(origin)

/** How a page is called that has not been read yet. */
export function titleOfAddress(address: string): string {
  const { host, pathname } = new URL(address)
  return `${host}${decoded(pathname)}`.replace(/\/$/, '')
}

function decoded(text: string): string {
  try {
    return decodeURI(text)
  } catch {
    return text
  }
}
