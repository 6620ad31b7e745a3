import type { Actor } from '../../schemas/generated/types.ts'
import type { Kind } from './catalogue.ts'

/** A definition as somebody has changed or made it. */
export type StoredVersion = {
  workspaceId: string
  kind: Kind
  id: string
  version: number
  /** The whole definition as JSON. */
  body: string
  by: Actor
  note: string | null
  createdAt: string
}

/** Where the versions are kept. None is ever changed or taken away. */
export type RegistryVersions = {
  /** The newest of each. */
  newest(workspaceId: string): Promise<StoredVersion[]>
  /** All of one, the newest first. */
  of(workspaceId: string, kind: Kind, id: string): Promise<StoredVersion[]>
  /** False where there is a version of this number already: somebody was first. */
  add(version: StoredVersion): Promise<boolean>
}
