export type CheckArea = 'models' | 'exports' | 'budget' | 'sources' | 'storage' | 'permissions'

/** One thing that a council needs, and whether it is there. Warnings are in nobody's way. */
export type CheckItem = {
  /** What was looked at and what was found, for whoever says it in other words. */
  id: string
  area: CheckArea
  state: 'pass' | 'warn' | 'fail'
  title: string
  detail: string
  /** How to mend it, and where in the panel; null where there is nothing to mend. */
  fix: { text: string; href: string | null } | null
}

export type CheckAsked = {
  workspaceId: string
  /** Who is to speak; absent: who usually does. */
  panel?: string
  /** Where the record is to go; absent: where it usually does. */
  exports?: readonly string[]
  /** Whom to ask as well, which takes a while and may cost; null: nobody. */
  reach: 'models' | 'exports' | 'all' | null
}

/** Looks whether a council that is started now would find what it needs. */
export type Checks = (asked: CheckAsked) => Promise<CheckItem[]>
