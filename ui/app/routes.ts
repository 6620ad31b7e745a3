import { type ComponentType } from 'react'
import { withPageWords, withVisualWords } from '../words/catalogues.ts'
import type { PageProps } from './page-props.ts'
import { later } from '../lib/later.ts'

type Page = ComponentType<PageProps>

/** A page and its address. */
export type Route = { pattern: string; page: Page }

type Load = () => Promise<{ default: Page }>

const page = (load: Load): Page => later(load)
/** A page with words of its own. */
const late = (load: Load): Page => later(() => withPageWords(load()))

const home = late(() => import('../home/Home.tsx'))
const settings = late(() => import('../settings/Settings.tsx'))
const room = page(() => import('../room/Room.tsx'))

/** Every page of the panel, each loaded when it is first opened. The first pattern that fits is taken. */
export const ROUTES: readonly Route[] = [
  { pattern: '/', page: home },
  { pattern: '/home', page: home },
  { pattern: '/welcome', page: late(() => import('../welcome/Welcome.tsx')) },
  { pattern: '/councils', page: late(() => import('../councils/Councils.tsx')) },
  { pattern: '/councils/new', page: late(() => import('../preparation/Preparation.tsx')) },
  { pattern: '/import', page: page(() => import('../preparation/ImportPage.tsx')) },
  { pattern: '/councils/:id', page: room },
  { pattern: '/councils/:id/live', page: room },
  { pattern: '/councils/:id/replay', page: late(() => import('../replay/Replay.tsx')) },
  { pattern: '/councils/:id/compare/:other', page: late(() => import('../compare/Compare.tsx')) },
  { pattern: '/inbox', page: late(() => import('../inbox/InboxPage.tsx')) },
  { pattern: '/councils/:id/transcript', page: page(() => import('../transcript/PlainPage.tsx')) },
  { pattern: '/templates', page: late(() => import('../templates/Templates.tsx')) },
  { pattern: '/templates/:id', page: late(() => import('../templates/Template.tsx')) },
  { pattern: '/agents', page: late(() => import('../agents/Agents.tsx')) },
  { pattern: '/agents/:id', page: late(() => import('../agents/Agent.tsx')) },
  { pattern: '/decisions', page: late(() => import('../decisions/Decisions.tsx')) },
  { pattern: '/decisions/:id', page: late(() => import('../decisions/DecisionPage.tsx')) },
  { pattern: '/knowledge', page: late(() => import('../knowledge/Knowledge.tsx')) },
  { pattern: '/knowledge/:id', page: late(() => import('../knowledge/SourcePage.tsx')) },
  { pattern: '/settings', page: settings },
  { pattern: '/settings/:tab', page: settings },
  { pattern: '/councils/:id/report', page: page(() => withVisualWords(import('../report/Report.tsx'))) },
  { pattern: '/councils/:id/outcome', page: page(() => import('../decision/DecisionPage.tsx')) },
  // For whoever works on the panel: `npm run dev`.
  ...(import.meta.env.DEV ? [{ pattern: '/dev/states', page: page(() => import('../dev/States.tsx')) }] : []),
]
