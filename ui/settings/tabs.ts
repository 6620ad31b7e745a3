import { type ComponentType } from 'react'
import { pageWords } from '../words/words.ts'
import { later } from '../lib/later.ts'

/** The parts of the settings, each with its place in the address. */
export const TABS = ['profile', 'appearance', 'shortcuts', 'models', 'integrations', 'budgets'] as const
export type SettingsTab = (typeof TABS)[number]

export const isTab = (text: string): text is SettingsTab => TABS.some((one) => one === text)

export const titleOf = (tab: SettingsTab): string => pageWords.settingsWords.tabs[tab]

/** What each part shows; loaded when it is opened. */
export const PARTS: Readonly<Record<SettingsTab, ComponentType>> = {
  profile: later(() => import('./ProfileTab.tsx')),
  appearance: later(() => import('./AppearanceTab.tsx')),
  shortcuts: later(() => import('./ShortcutsTab.tsx')),
  models: later(() => import('./ModelsTab.tsx')),
  integrations: later(() => import('./IntegrationsTab.tsx')),
  budgets: later(() => import('./BudgetsTab.tsx')),
}

export const leadOf = (tab: SettingsTab): string | undefined => {
  const { appearanceWords, profileWords } = pageWords
  const leads: Partial<Record<SettingsTab, string>> = {
    profile: profileWords.lead,
    appearance: appearanceWords.lead,
    models: pageWords.modelWords.lead,
    integrations: pageWords.integrationWords.lead,
    budgets: pageWords.budgetWords.lead,
  }
  return leads[tab]
}
