import type { Actor, AgentDefinition, Template } from '../../schemas/generated/types.ts'
import type { SpeakerPolicy } from '../council/speaker-policies/policy.ts'

/** What councils are made of, in a workspace. */
export type ChosenFrom = {
  agents: readonly AgentDefinition[]
  templates: readonly Template[]
  policies: readonly SpeakerPolicy[]
}

export type Kind = 'agent' | 'template'
export type Definitions = { agent: AgentDefinition; template: Template }

/** A version of an agent or a template: 1 is the one that came with the program, or the first of one that people made. */
export type Version = {
  version: number
  /** What runs call it. */
  label: string
  /** Null: it came with the program or stands in a file of the data directory. */
  at: string | null
  by: Actor | null
  note: string | null
  builtIn: boolean
}

/** A definition with the version it is. */
export type Versioned<K extends Kind> = { body: Definitions[K] } & Version

type Place<K extends Kind> = { workspaceId: string; kind: K; id: string }
type Change = { by: Actor; note: string | null; now: number }

/** The registry with what people have changed in it: each change is a version, and the newest stands at once. */
export type Catalogue = {
  current(workspaceId: string): Promise<ChosenFrom>
  /** The newest version, or the one that is asked for; null where there is none. */
  find<K extends Kind>(place: Place<K>, version?: number): Promise<Versioned<K> | null>
  /** The newest first; null where there is nothing of this id. */
  versions(place: Place<Kind>): Promise<Version[] | null>
  /**
   * A new version with the fields of `change`; null takes a field away. Throws `SchemaViolation` where the whole would
   * not do; null where there is nothing of this id, `outdated` where `base` is not the newest version any more.
   */
  change<K extends Kind>(
    place: Place<K>,
    change: object,
    made: Change & { base: number },
  ): Promise<Versioned<K> | 'outdated' | null>
  /** A new version that is as an old one was; null where there is no such version. */
  restore<K extends Kind>(place: Place<K>, version: number, made: Change): Promise<Versioned<K> | null>
  /** A template of its own like another; `taken` where the id is another's already. */
  duplicate(
    place: Place<'template'>,
    as: { id: string; title: string },
    made: Change,
  ): Promise<Versioned<'template'> | 'taken' | null>
}
