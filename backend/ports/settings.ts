import type { Budget, SettingsBody } from '../../schemas/generated/types.ts'

/** What a meeting gets that says nothing of it; null: what its template says. */
export type UsualBudgets = {
  maxUsd: number | null
  maxTokens: number | null
  maxMinutes: number | null
  maxTurns: number | null
}

export type WorkspaceSettings = {
  budgets: UsualBudgets
  /** Whoever asks, as the log of a run names them; null: as the way they came in does. */
  profile: { name: string | null }
}

/** Whose settings. */
export type SettingsOf = { workspaceId: string; personId: string }

/** What people have set. A change holds at once. */
export type Settings = {
  get(whose: SettingsOf): Promise<WorkspaceSettings>
  /** What is left out stays. */
  change(whose: SettingsOf, change: SettingsBody, now: number): Promise<WorkspaceSettings>
  /** The limits that are set for every meeting of the workspace that names none. */
  budget(workspaceId: string): Promise<Partial<Budget>>
}
