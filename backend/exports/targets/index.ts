import type { ExportTarget } from '../../ports/export-target.ts'
import { CSV, JSON_FILES, MARKDOWN } from './files/index.ts'
import { MAIL } from './mail/index.ts'
import { NOTION } from './notion/index.ts'
import { SLACK } from './slack/index.ts'
import type { TargetDeps, TargetKind } from './target-kind.ts'
import { TELEGRAM } from './telegram/index.ts'
import { WEBHOOK } from './webhook/index.ts'

/** Every way to export: a new one is a line here. */
export const KINDS: readonly TargetKind[] = [
  MARKDOWN,
  JSON_FILES,
  CSV,
  NOTION,
  TELEGRAM,
  WEBHOOK,
  SLACK,
  MAIL,
]

/** A kind, and the targets of it that are set up. */
export type OpenedKind = { kind: TargetKind; targets: readonly ExportTarget[] }

export async function openTargets(deps: TargetDeps): Promise<OpenedKind[]> {
  return Promise.all(KINDS.map(async (kind) => ({ kind, targets: await kind.open(deps) })))
}
