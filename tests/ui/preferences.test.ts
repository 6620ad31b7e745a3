import { afterEach, describe, expect, it, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

/** The preferences as a page that is opened now finds them. */
async function opened(kept: string | null) {
  const dataset: Record<string, string> = {}
  const written: string[] = []
  vi.stubGlobal('localStorage', {
    getItem: () => kept,
    setItem: (_key: string, text: string) => void written.push(text),
  })
  vi.stubGlobal('document', { documentElement: { dataset } })
  vi.stubGlobal('addEventListener', () => undefined)
  vi.resetModules()
  return { ...(await import('../../ui/app/preferences.ts')), dataset, written }
}

describe('what is set for this browser', () => {
  it('is found again by the next page', async () => {
    const first = await opened(null)
    first.prefer({ theme: 'dark', density: 'compact', language: 'ru', keys: { pause: 'KeyO' } })
    expect(first.dataset).toEqual({ theme: 'dark', density: 'compact' })
    const next = await opened(first.written.at(-1) ?? null)
    expect(next.usePreferences.getState()).toEqual(first.usePreferences.getState())
  })

  it('is as if never set where it makes no sense', async () => {
    const { usePreferences } = await opened('{"theme":"pink","density":7,"language":"xx","keys":{"pause":1}}')
    expect(usePreferences.getState()).toMatchObject({
      theme: 'system',
      density: 'comfortable',
      language: null,
      keys: {},
    })
  })

  it('a storage that holds no JSON does no harm', async () => {
    const { usePreferences } = await opened('{')
    expect(usePreferences.getState().theme).toBe('system')
  })
})
