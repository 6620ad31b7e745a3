// Every page of the panel, by addresses that lead to something.
import { expect } from 'vitest'
import { ROUTES } from '../../../ui/app/routes.ts'
import { TABS } from '../../../ui/settings/tabs.ts'
import { definitions, sampleCouncils, type Definitions, type Samples } from './samples.ts'

/** An address of each page: a page without one fails the test. */
const addresses = (
  { ended, live, source, decision }: Samples,
  { agent, template }: Definitions,
): Record<string, string[]> => ({
  '/': ['/'],
  '/home': ['/home'],
  '/welcome': ['/welcome'],
  '/councils': ['/councils', '/councils?q=1234567'],
  '/councils/new': ['/councils/new', `/councils/new?template=${template}`],
  '/import': ['/import'],
  '/councils/:id': [`/councils/${ended}`, '/councils/there-is-no-such-council'],
  '/councils/:id/live': [`/councils/${live}/live`, `/councils/${ended}/live`],
  '/councils/:id/replay': [`/councils/${ended}/replay?at=40`, `/councils/${live}/replay`],
  '/councils/:id/compare/:other': [`/councils/${ended}/compare/${live}`],
  '/councils/:id/transcript': [`/councils/${ended}/transcript`, `/councils/${live}/transcript`],
  '/councils/:id/outcome': [`/councils/${ended}/outcome`, `/councils/${live}/outcome`],
  '/councils/:id/report': [`/councils/${ended}/report`, `/councils/${live}/report`],
  '/inbox': ['/inbox'],
  '/templates': ['/templates'],
  '/templates/:id': [`/templates/${template}`, '/templates/there-is-no-such-template'],
  '/agents': ['/agents'],
  '/agents/:id': [`/agents/${agent}`, '/agents/there-is-no-such-agent'],
  '/decisions': ['/decisions', '/decisions?q=1234567'],
  '/decisions/:id': [
    `/decisions/${encodeURIComponent(decision)}?review=true`,
    '/decisions/there-is-no-such-decision',
  ],
  '/knowledge': ['/knowledge'],
  '/knowledge/:id': [`/knowledge/${source}`, '/knowledge/there-is-no-such-source'],
  '/settings': ['/settings'],
  '/settings/:tab': TABS.map((tab) => `/settings/${tab}`),
})

/** Of each page its addresses, on a server that has councils to look at: the first one shows most. */
export async function addressesOf(url: string): Promise<string[][]> {
  const known = addresses(await sampleCouncils(url), await definitions(url))
  // What is for developers is not in what is built.
  const built = ROUTES.filter(({ pattern }) => !pattern.startsWith('/dev/'))
  expect(built.filter(({ pattern }) => known[pattern] === undefined).map(({ pattern }) => pattern)).toEqual(
    [],
  )
  return [...built.map(({ pattern }) => known[pattern] ?? []), ['/nowhere'], ['/dev/states']]
}
