import type { IconName } from '../components/Icon.tsx'
import { words } from '../words/words.ts'

export type RailEntry = { href: string; label: string; icon: IconName }

/** The pages that the rail leads to; one that cannot work yet is not listed. */
export const railEntries = (): RailEntry[] => [
  { href: '/home', label: words.shell.home, icon: 'home' },
  { href: '/councils', label: words.shell.councils, icon: 'message' },
  { href: '/decisions', label: words.shell.decisions, icon: 'signed' },
  { href: '/inbox', label: words.shell.inbox, icon: 'bell' },
  { href: '/templates', label: words.shell.templates, icon: 'template' },
  { href: '/agents', label: words.shell.agents, icon: 'people' },
  { href: '/knowledge', label: words.shell.knowledge, icon: 'book' },
  { href: '/settings', label: words.shell.settings, icon: 'gear' },
]
