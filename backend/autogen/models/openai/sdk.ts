import type { OpenAI } from 'openai'

// Set so high that the SDK's own timer never ends a call: the watch does, by a clock that tests can move.
const NEVER_MS = 2 ** 31 - 1

/**
 * The SDK with one way out. One for each call, since its way out belongs to the call. Nothing is left to its defaults,
 * which it takes from the environment: a key found there would be sent to whatever server this is for.
 */
export async function sdkAt(baseURL: string, wayOut: typeof fetch): Promise<OpenAI> {
  // Loading it takes 0.1 s and memory: whoever asks no model pays for none.
  const { OpenAI } = await import('openai')
  return new OpenAI({
    apiKey: 'held by the transport',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    baseURL,
    maxRetries: 0,
    timeout: NEVER_MS,
    logLevel: 'off',
    fetch: wayOut,
  })
}
