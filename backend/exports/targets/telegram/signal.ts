import type { RawApi } from 'grammy/web'

type LibrarySignal = NonNullable<Parameters<RawApi['getMe']>[0]>

/** The library types its signals after an older package; of the platform's it uses no more than is looked for here. */
export function asLibrarySignal(signal: AbortSignal): LibrarySignal {
  const given: unknown = signal
  if (!isLibrarySignal(given)) throw new TypeError('This is no signal that can be waited for.')
  return given
}

const isLibrarySignal = (value: unknown): value is LibrarySignal =>
  value instanceof EventTarget && 'aborted' in value && typeof value.aborted === 'boolean'
