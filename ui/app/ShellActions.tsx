import { Suspense, useState } from 'react'
import { cycleRegions } from './regions.ts'
import { railEntries } from './rail-entries.ts'
import { go } from './router.ts'
import { useAction } from './use-action.ts'
import type { ActionId } from './actions.ts'
import { later } from '../lib/later.ts'

const CommandMenu = later(() => import('../command-menu/CommandMenu.tsx'))
const ShortcutSheet = later(() => import('./ShortcutSheet.tsx'))

/** The actions that are there on every page. */
export function ShellActions() {
  const [showsKeys, showKeys] = useState(false)
  const [showsMenu, showMenu] = useState(false)
  useAction('command_menu', () => showMenu(true))
  useAction('shortcut_sheet', () => showKeys(true))
  useAction('next_region', () => cycleRegions(1))
  useAction('previous_region', () => cycleRegions(-1))
  return (
    <>
      <GoTo id="go_home" href="/home" />
      <GoTo id="go_councils" href="/councils" />
      <GoTo id="go_templates" href="/templates" />
      <GoTo id="go_agents" href="/agents" />
      <GoTo id="go_decisions" href="/decisions" />
      <GoTo id="go_knowledge" href="/knowledge" />
      <GoTo id="go_insights" href="/insights" />
      <Suspense fallback={null}>
        {showsMenu && <CommandMenu open={showsMenu} onOpenChange={showMenu} />}
        {showsKeys && <ShortcutSheet open={showsKeys} onOpenChange={showKeys} />}
      </Suspense>
    </>
  )
}

/** Goes to a page that the rail leads to; one that is not there has no key either. */
function GoTo({ id, href }: { id: ActionId; href: string }) {
  const isThere = railEntries().some((entry) => entry.href === href)
  useAction(id, isThere ? () => go(href) : null)
  return null
}
