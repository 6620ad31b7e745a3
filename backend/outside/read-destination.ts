import { OutsideFailure } from './outside-failure.ts'

/** An address line in parts; what nobody may be sent to is refused before anything is looked up. */
export function readDestination(given: string): { origin: string; host: string; path: string } {
  const url = URL.parse(given)
  if (url === null)
    throw new OutsideFailure('bad_url', 'The address is no URL. Give one like https://example.com/hook.')
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new OutsideFailure('bad_url', `The address begins with ${url.protocol}, not with https:.`)
  if (url.username !== '' || url.password !== '')
    throw new OutsideFailure(
      'bad_url',
      `The address of ${url.host} holds a user or password, which ends up in logs. Leave them out.`,
    )
  return { origin: url.origin, host: url.host, path: `${url.pathname}${url.search}` }
}
