import { pressed } from '../lib/pressed.ts'
import { makeMeeting, startRun } from '../lib/start-run.ts'
import { EXAMPLES, loadExample, type Example } from '../preparation/examples.ts'
import { language } from '../words/words.ts'

const [FIRST] = EXAMPLES

/** The example that is shown to whoever comes first, in their language where there is one. */
export function sampleFor(): Example {
  const usual = EXAMPLES.find(({ file }) => file === 'coworking-contract.md') ?? FIRST
  const found = language === 'en' ? usual : (EXAMPLES.find((one) => one.language === language) ?? usual)
  if (found === undefined) throw new Error('No example comes with the program.')
  return found
}

/** Holds the sample: no model is asked, and nothing is sent anywhere when it has ended. */
export async function startSample(): Promise<string> {
  const text = await loadExample(sampleFor())
  return startOffline('sample', text)
}

/** A council of the offline panel about a text. */
export function startOffline(press: string, text: string): Promise<string> {
  return pressed(press, async (send) =>
    startRun(send, await makeMeeting(send, text), { panel: 'offline', pace: 'reading', exports: [] }),
  )
}
