import type { ArtifactData } from '../../../schemas/generated/types.ts'
import { UsageFault } from '../usage.ts'
import { noSuch } from './command-forms.ts'

type Kind = ArtifactData['kind']

export const KINDS: readonly Kind[] = ['decision_log', 'action_items', 'summary']

/** A document as people type it. */
export function kindOf(typed: string): Kind {
  const kind = KINDS.find((one) => one === typed.replaceAll('-', '_'))
  if (kind !== undefined) return kind
  throw new UsageFault(noSuch('document', typed, KINDS))
}

export const nameOf = (kind: Kind): string => kind.replaceAll('_', ' ')
