// Runs the same steps against two Notions and says where their answers differ in form or wording.
import { APIResponseError, type Client, UnknownHTTPResponseError } from '@notionhq/client'
import { type Found, STEPS } from './steps.ts'

export type Side = { client: Client; home: string }
export type Difference = { step: string; path: string; real: string; emulated: string }

/** `pause` keeps within the rate of the real one. */
export async function compare(real: Side, emulated: Side, pause: () => Promise<void>): Promise<Difference[]> {
  const found: [Found, Found] = [{ home: real.home }, { home: emulated.home }]
  const differences: Difference[] = []
  for (const { name, run } of STEPS) {
    await pause()
    const one = formOf(await answerOf(() => run(real.client, found[0])))
    const other = formOf(await answerOf(() => run(emulated.client, found[1])))
    for (const path of new Set([...one.keys(), ...other.keys()])) {
      const [here, there] = [one.get(path) ?? 'absent', other.get(path) ?? 'absent']
      if (here !== there) differences.push({ step: name, path, real: here, emulated: there })
    }
  }
  return differences
}

async function answerOf(run: () => Promise<unknown>): Promise<unknown> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof APIResponseError || error instanceof UnknownHTTPResponseError)
      return { refused: true, status: error.status, code: error.code, message: error.message }
    throw error
  }
}

/** Every place of an answer with what stands there: words as they are, ids, times and addresses by their kind. */
function formOf(value: unknown, path = '', form = new Map<string, string>()): Map<string, string> {
  if (Array.isArray(value)) value.forEach((one, index) => formOf(one, `${path}[${index}]`, form))
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) formOf(one, `${path}.${key}`, form)
  else form.set(path, OWN.test(path) ? typeof value : worded(value))
  return form
}

// What every workspace names in its own way.
const OWN =
  /\.(name|url|resolved_name|workspace_name|avatar_url|email|max_file_upload_size_in_bytes|color|emoji)$|^\.id$|\.properties\.[^.]+\.id$/

function worded(value: unknown): string {
  return String(JSON.stringify(value))
    .replaceAll(/[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}/g, '(id)')
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000Z/g, '(minute)')
    .replaceAll(/integration \\"[^"]*\\"/g, 'integration (name)')
}
