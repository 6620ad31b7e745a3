// Our tables beside Slack's own reference, where it lies beside the checkout.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { isJson, type Json, parseJson } from '../../support/emulators/slack/json.ts'
import { METHODS } from '../../support/emulators/slack/service.ts'
import { givenSlack } from './given.ts'

const shared = process.env.XIO_SHARED ?? fileURLToPath(new URL('../../../../shared', import.meta.url))
const folder = path.join(shared, 'integrations/data/slack-api-ref')

/** No reference lists it; the list of errors names it. */
const UNDOCUMENTED = ['client_msg_id?']

describe.skipIf(!existsSync(folder))('the reference of Slack', () => {
  it.each(METHODS.map(({ name, args }) => ({ name, args })))(
    'knows $name with the same arguments',
    ({ name, args }) => {
      const reference = parseJson(readFileSync(path.join(folder, `${name}.json`), 'utf8'))
      const documented = isJson(reference) && isJson(reference.args) ? reference.args : {}
      const named = Object.entries(documented).map(([arg, held]) =>
        isJson(held) && held.required === true ? arg : `${arg}?`,
      )
      expect(args.filter((arg) => !UNDOCUMENTED.includes(arg)).toSorted()).toEqual(named.toSorted())
    },
  )

  it('shows in its first example no field that our answers lack', async () => {
    const { slack, client, channel } = await givenSlack({ rates: { off: true } })
    const user = slack.people.ada.id
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'x' })
    const view = { type: 'modal', title: { type: 'plain_text', text: 'x' }, blocks: [] }
    const opened = await client.apiCall('views.open', {
      trigger_id: slack.workspace.tickets.trigger(user),
      view,
    })
    const viewId = 'view' in opened && isJson(opened.view) ? opened.view.id : null
    const calls: [string, Json][] = [
      ['auth.test', {}],
      ['chat.postMessage', { channel, text: 'x' }],
      ['chat.update', { channel, ts, text: 'y' }],
      ['chat.postEphemeral', { channel, user, text: 'x' }],
      ['chat.getPermalink', { channel, message_ts: ts }],
      ['conversations.history', { channel }],
      ['conversations.replies', { channel, ts }],
      ['conversations.info', { channel }],
      ['conversations.list', {}],
      ['conversations.join', { channel }],
      ['conversations.open', { users: user }],
      ['users.info', { user }],
      ['users.list', {}],
      ['users.lookupByEmail', { email: 'ada@example.com' }],
      ['views.open', { trigger_id: slack.workspace.tickets.trigger(user), view }],
      ['views.update', { view_id: viewId, view }],
      ['chat.delete', { channel, ts }],
    ]
    expect(calls.length).toBe(METHODS.length - 1)
    for (const [name, args] of calls) {
      const answer = await client.apiCall(name, args)
      expect([name, fieldsOf(example(name)).difference(fieldsOf(answer))]).toEqual([name, new Set()])
    }
  })

  it('knows every error that we answer with', () => {
    const documented = new Set(readdirSync(folder).flatMap((file) => errorsIn(path.join(folder, file))))
    const answered = sourcesIn(
      fileURLToPath(new URL('../../support/emulators/slack', import.meta.url)),
    ).flatMap((text) =>
      [...text.matchAll(/(?:SlackRefusal|listed)\(\s*'(\w+)'/g)].map(([, code = '']) => code),
    )
    expect(answered.length).toBeGreaterThan(30)
    expect(new Set(answered).difference(documented)).toEqual(new Set(ELSEWHERE))
  })
})

/** In the examples of the reference, or for bodies that no library of ours sends. */
const ELSEWHERE = ['invalid_arguments', 'invalid_json']

/** Of the examples the first that is an answer. */
function example(name: string): unknown {
  const reference = parseJson(readFileSync(path.join(folder, `${name}.json`), 'utf8'))
  const { examples } = isJson(reference) && isJson(reference.response) ? reference.response : { examples: [] }
  return Array.isArray(examples) ? parseJson(String(examples[0])) : undefined
}

// Fields of an answer, and of the one thing it is about.
function fieldsOf(answer: unknown): Set<string> {
  if (!isJson(answer)) throw new Error('This is no answer.')
  const inside = ['channel', 'user', 'view'].flatMap((name) => {
    const thing = answer[name]
    return isJson(thing) ? Object.keys(thing).map((field) => `${name}.${field}`) : []
  })
  return new Set([...Object.keys(answer), ...inside])
}

function errorsIn(file: string): string[] {
  const reference = parseJson(readFileSync(file, 'utf8'))
  return isJson(reference) && isJson(reference.errors) ? Object.keys(reference.errors) : []
}

function sourcesIn(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(path.join(root, file), 'utf8'))
}
