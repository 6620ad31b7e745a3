import type { Subject } from '../ports/access.ts'
import type { AppDeps, ShownRegistry } from './deps.ts'

/** What can be chosen from in the asker's workspace, as it stands now. */
export const registryOf = async (
  { catalogue, registry }: Pick<AppDeps, 'catalogue' | 'registry'>,
  { workspaceId }: Pick<Subject, 'workspaceId'>,
): Promise<ShownRegistry> => (await catalogue?.current(workspaceId)) ?? registry
