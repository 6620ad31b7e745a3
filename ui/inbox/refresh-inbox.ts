import { rowsOf } from '../councils/run-row.ts'
import { call } from '../lib/api.ts'
import { isRow } from '../lib/reading.ts'
import { useInbox } from './inbox-store.ts'
import { idsOf } from './items.ts'
import { forgetGone } from './kept.ts'
import { needsOf } from './needs.ts'

/** What one tab has heard of the server the others hear of it. */
const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('xio.inbox') : null
tabs?.addEventListener('message', ({ data }: MessageEvent<unknown>) => isRow(data) && take(data))

let asking: Promise<void> | null = null

/** Asks the server now; whoever asks meanwhile waits for the same answer. */
export function refreshInbox(): Promise<void> {
  asking ??= Promise.all([call('/inbox'), call('/runs?status=ended&limit=20')])
    .then(([inbox, ended]) => {
      take({ inbox, ended })
      tabs?.postMessage({ inbox, ended })
    })
    // What was there stays in view: it was true a moment ago.
    .catch(() => useInbox.setState((held) => (held.state === 'here' ? held : { ...held, state: 'failed' })))
    .finally(() => (asking = null))
  return asking
}

function take({ inbox, ended }: { inbox?: unknown; ended?: unknown }): void {
  useInbox.setState({
    state: 'here',
    needs: needsOf(inbox),
    ended: rowsOf(ended).filter(({ kind }) => kind === 'council'),
  })
  forgetGone(idsOf(useInbox.getState()))
}
