import { describe, expect, it } from 'vitest'
import { findingsInBlocks, findingsInView } from '../../support/emulators/slack/block-kit/blocks.ts'
import { givenSlack, refusal } from './given.ts'

const of = (length: number) => 'x'.repeat(length)
const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index))
const mrkdwn = (length: number) => ({ type: 'mrkdwn', text: of(length) })
const plain = (length: number) => ({ type: 'plain_text', text: of(length) })
const button = (more: object) => ({
  type: 'actions',
  elements: [{ type: 'button', text: plain(3), ...more }],
})
const options = (count: number) => many(count, (index) => ({ text: plain(3), value: String(index) }))
const select = (more: object) => ({ type: 'actions', elements: [{ type: 'static_select', ...more }] })

// What is the most that Slack takes, and where it points at one more.
const LIMITS: [string, number, (size: number) => object, string][] = [
  ['section text', 3000, (size) => ({ type: 'section', text: mrkdwn(size) }), '/text/text'],
  ['section fields', 10, (size) => ({ type: 'section', fields: many(size, () => mrkdwn(1)) }), '/fields'],
  ['section field', 2000, (size) => ({ type: 'section', fields: [mrkdwn(size)] }), '/fields/0/text'],
  ['header', 150, (size) => ({ type: 'header', text: plain(size) }), '/text/text'],
  ['context', 10, (size) => ({ type: 'context', elements: many(size, () => mrkdwn(1)) }), '/elements'],
  [
    'actions',
    25,
    (size) => ({
      type: 'actions',
      elements: many(size, (i) => ({ type: 'button', action_id: `a${i}`, text: plain(1) })),
    }),
    '/elements',
  ],
  ['button text', 75, (size) => button({ text: plain(size) }), '/elements/0/text/text'],
  ['button value', 2000, (size) => button({ value: of(size) }), '/elements/0/value'],
  ['action_id', 255, (size) => button({ action_id: of(size) }), '/elements/0/action_id'],
  ['block_id', 255, (size) => ({ type: 'divider', block_id: of(size) }), '/block_id'],
  ['select options', 100, (size) => select({ options: options(size) }), '/elements/0/options'],
  [
    'option text',
    75,
    (size) => select({ options: [{ text: plain(size), value: 'a' }] }),
    '/elements/0/options/0/text/text',
  ],
  [
    'option value',
    150,
    (size) => select({ options: [{ text: plain(1), value: of(size) }] }),
    '/elements/0/options/0/value',
  ],
  [
    'overflow',
    5,
    (size) => ({ type: 'actions', elements: [{ type: 'overflow', options: options(size) }] }),
    '/elements/0/options',
  ],
  [
    'checkboxes',
    10,
    (size) => ({ type: 'actions', elements: [{ type: 'checkboxes', options: options(size) }] }),
    '/elements/0/options',
  ],
  [
    'table rows',
    100,
    (size) => ({ type: 'table', rows: many(size, () => [{ type: 'raw_text', text: 'x' }]) }),
    '/rows',
  ],
  ['markdown', 12_000, (size) => ({ type: 'markdown', text: of(size) }), '/text'],
  [
    'image alt',
    2000,
    (size) => ({ type: 'image', image_url: 'https://x.org/i.png', alt_text: of(size) }),
    '/alt_text',
  ],
]

describe('a block', () => {
  it.each(LIMITS)('of %s up to %i is taken, one more is pointed at', (_name, most, block, pointer) => {
    expect(findingsInBlocks([block(most)])).toEqual([])
    expect(findingsInBlocks([block(most + 1)])).toEqual([
      expect.stringContaining(`[json-pointer:/blocks/0${pointer}]`),
    ])
  })

  it('that lacks something, has too much or is of no kind is refused with its place', () => {
    expect(findingsInBlocks([{ type: 'section' }])).toEqual([
      'missing required field: text or fields [json-pointer:/blocks/0]',
    ])
    expect(findingsInBlocks([{ type: 'header', text: mrkdwn(3) }])).toEqual([
      'unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]',
    ])
    expect(findingsInBlocks([{ type: 'divider', colour: 'red' }])).toEqual([
      'invalid additional property: colour [json-pointer:/blocks/0]',
    ])
    expect(findingsInBlocks([button({ text: plain(0) })])).toEqual([
      'must be more than 0 characters [json-pointer:/blocks/0/elements/0/text/text]',
    ])
    expect(findingsInBlocks([button({ url: 'nowhere' })])).toEqual([
      'invalid url [json-pointer:/blocks/0/elements/0/url]',
    ])
    expect(findingsInBlocks(['hello'])).toHaveLength(1)
  })

  it('whose id stands twice is refused, and so is an action twice in one block', () => {
    const line = { type: 'divider', block_id: 'same' }
    expect(findingsInBlocks([line, line])).toEqual([
      '`block_id` "same" already exists [json-pointer:/blocks/1/block_id]',
    ])
    const press = { type: 'button', action_id: 'go', text: plain(1) }
    expect(findingsInBlocks([{ type: 'actions', elements: [press, press] }])).toHaveLength(1)
  })
})

describe('a message', () => {
  it('of fifty blocks is taken, and of one more refused with what is wrong', async () => {
    const { client, channel } = await givenSlack()
    const lines = (count: number) => many(count, () => ({ type: 'divider' }))
    expect(await client.chat.postMessage({ channel, text: 'x', blocks: lines(50) })).toMatchObject({
      ok: true,
    })
    expect(await refusal(client.chat.postMessage({ channel, text: 'x', blocks: lines(51) }))).toMatchObject({
      error: 'invalid_blocks',
      errors: ['no more than 50 items allowed [json-pointer:/blocks]'],
      response_metadata: { messages: ['[ERROR] no more than 50 items allowed [json-pointer:/blocks]'] },
    })
  })

  it('has limits as a whole: all blocks together, text of an update, attachments, metadata', async () => {
    const { client, channel } = await givenSlack({ rates: { off: true } })
    const sections = many(5, () => ({ type: 'section', text: mrkdwn(2640) }))
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'x', blocks: sections })
    const post = (more: object) =>
      refusal(client.apiCall('chat.postMessage', { channel, text: 'x', ...more }))
    expect(await post({ blocks: [...sections, { type: 'section', text: mrkdwn(1) }] })).toMatchObject({
      error: 'msg_blocks_too_long',
    })
    expect(await post({ blocks: 'none' })).toMatchObject({ error: 'invalid_blocks_format' })
    expect(await post({ attachments: many(101, () => ({ text: 'a' })) })).toMatchObject({
      error: 'too_many_attachments',
    })
    expect(await post({ metadata: '{' })).toMatchObject({ error: 'invalid_metadata_format' })
    expect(await post({ metadata: { event_type: 'x' } })).toMatchObject({ error: 'invalid_metadata_schema' })
    expect(await post({ metadata: { event_type: 'x', event_payload: { a: of(9000) } } })).toMatchObject({
      error: 'metadata_too_large',
    })
    expect(await post({ text: '' })).toMatchObject({ error: 'no_text' })
    expect(await post({ markdown_text: '*x*' })).toMatchObject({ error: 'markdown_text_conflict' })
    expect(await client.chat.update({ channel, ts, text: of(4000) })).toMatchObject({ ok: true })
    expect(await refusal(client.chat.update({ channel, ts, text: of(4001) }))).toMatchObject({
      error: 'msg_too_long',
    })
    const long = await client.chat.postMessage({ channel, text: of(40_001) })
    expect(long.message?.text).toHaveLength(40_000)
    expect(long.response_metadata?.warnings).toEqual(['message_truncated'])
  })
})

describe('a modal', () => {
  const modal = (more: object) => findingsInView({ type: 'modal', title: plain(24), blocks: [], ...more })
  const input = { type: 'input', label: plain(3), element: { type: 'users_select' } }

  it('has limits of its own, and asks for a way to submit what it asks', () => {
    expect(
      modal({ blocks: [input], submit: plain(24), private_metadata: of(3000), callback_id: of(255) }),
    ).toEqual([])
    expect(modal({ title: plain(25) })).toHaveLength(1)
    expect(modal({ submit: plain(25) })).toHaveLength(1)
    expect(modal({ private_metadata: of(3001) })).toHaveLength(1)
    expect(modal({ callback_id: of(256) })).toHaveLength(1)
    expect(modal({ blocks: many(101, () => ({ type: 'divider' })) })).toHaveLength(1)
    expect(modal({ blocks: [input] })).toEqual(['missing required field: submit [json-pointer:/view]'])
  })
})
