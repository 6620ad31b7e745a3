import type { RunEvent } from '../council/events.ts'

/**
 * What an event of an older version is in the words of this one, by type and then by the version it comes from: the entry
 * for 1 makes version 2 of version 1. Stored bytes never change; whoever reads them asks here.
 */
export type Upcasters = {
  readonly [type: string]: { readonly [version: number]: (data: unknown) => unknown }
}

/** The version of each type as this program writes it; a type that is not named here has version 1. */
export type Versions = { readonly [type: string]: number }

/** Every type is at version 1: there is nothing to translate yet. The first change of a schema adds its line here. */
const UPCASTERS: Upcasters = {}
const VERSIONS: Versions = {}

/**
 * The event as this program knows it. One of a version that is newer than any it knows keeps its place in the log, loses
 * its data and has a type that nobody knows: a reader goes by it and does not crash, and nobody goes on from it.
 */
export function upcast(
  event: RunEvent,
  { upcasters = UPCASTERS, versions = VERSIONS }: { upcasters?: Upcasters; versions?: Versions } = {},
): RunEvent {
  const { type, v } = event
  const now = versions[type] ?? 1
  if (v === now) return event
  const older: unknown = event.data
  let data = older
  for (let version = v; version < now; version++) data = upcasters[type]?.[version]?.(data) ?? data
  return (
    v > now ? { ...event, type: `${type}@${v}`, data: undefined } : { ...event, v: now, data }
  ) as RunEvent
}
