import { expect, it, onTestFinished } from 'vitest'
import { servePeople } from '../../support/emulators/core/people.ts'
import { givenBolt } from './given-bolt.ts'
import { givenSlack } from './given.ts'

const read = async (url: string, form?: Record<string, string>) => {
  const answer = await fetch(url, form && { method: 'POST', body: new URLSearchParams(form) })
  return { status: answer.status, url: answer.url, html: await answer.text() }
}
const blocks = [
  { type: 'header', text: { type: 'plain_text', text: 'Decision <1>' } },
  {
    type: 'section',
    text: { type: 'mrkdwn', text: '*Ship* it &lt;now&gt;, <https://xio.example/r?a=1&b=2|the record>' },
  },
  {
    type: 'actions',
    elements: [
      { type: 'button', action_id: 'approve', value: '1', text: { type: 'plain_text', text: 'Approve' } },
    ],
  },
]

it('a permalink opens the channel at that message, with its thread and its markup', async () => {
  const { slack, client, channel } = await givenSlack()
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'Decided', blocks })
  await client.chat.postMessage({ channel, thread_ts: ts, text: 'More <script>' })
  const { permalink = '' } = await client.chat.getPermalink({ channel, message_ts: ts })
  const { html, status } = await read(permalink)
  expect(status).toBe(200)
  expect(html).toContain('the link leads here')
  expect(html).toContain('<h3>Decision &lt;1&gt;</h3>')
  expect(html).toContain(
    '<b>Ship</b> it &lt;now&gt;, <a href="https://xio.example/r?a=1&amp;b=2">the record</a>',
  )
  expect(html).toContain('More &lt;script&gt;')
  expect((await read(`${slack.url}/archives/C0NOWHERE/p1700000000000001`)).status).toBe(404)
  expect(slack.control.unserved()).toEqual([])
})

it('rich text is shown as people write it: words in bold, lists, quotes and links, and nothing in it is markup', async () => {
  const { slack, client, channel } = await givenSlack()
  const words = (text: string, style?: { bold: boolean }) => ({
    type: 'text' as const,
    text,
    ...(style && { style }),
  })
  await client.chat.postMessage({
    channel,
    text: 'Decided',
    blocks: [
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              words('Risks', { bold: true }),
              words(' of <b>it'),
              { type: 'link', url: 'https://xio.example/r', text: 'the record' },
            ],
          },
          {
            type: 'rich_text_list',
            style: 'bullet',
            elements: [{ type: 'rich_text_section', elements: [words('First')] }],
          },
          { type: 'rich_text_quote', elements: [words('Said')] },
        ],
      },
    ],
  })
  const { html } = await read(`${slack.url}/archives/${channel}`)
  expect(html).toContain(
    '<div><b>Risks</b> of &lt;b&gt;it<a href="https://xio.example/r">the record</a></div>',
  )
  expect(html).toContain('<ul><li><div>First</div></li></ul><blockquote>Said</blockquote>')
})

it('a button on the page really presses, as the person one is there', async () => {
  const { slack, app, client, channel } = await givenBolt()
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'Go?', blocks })
  app.action('approve', async ({ ack, body, client: mine }) => {
    await mine.chat.update({ channel, ts, text: `yes, says <@${body.user.id}>`, blocks: [] })
    await ack()
  })
  const user = slack.people.ben.id
  const page = `${slack.url}/archives/${channel}`
  const after = await read(`${page}/press`, { user, ts, actionId: 'approve' })
  expect(after.url).toBe(`${page}?as=${user}`)
  expect(after.html).toContain('yes, says <b>@Ben Okafor</b>')
})

it('a modal is filled in on the page; a command typed there is sent; what is not taken is said', async () => {
  const { slack, app, client, channel } = await givenBolt()
  const user = slack.people.ada.id
  const trigger = slack.workspace.tickets.trigger(user)
  const element = { type: 'plain_text_input' as const, action_id: 'text' }
  const label = { type: 'plain_text' as const, text: 'Why' }
  await client.views.open({
    trigger_id: trigger,
    view: {
      type: 'modal',
      callback_id: 'why',
      title: { type: 'plain_text', text: 'Reason' },
      submit: { type: 'plain_text', text: 'Tell' },
      blocks: [{ type: 'input', block_id: 'why', label, element }],
    },
  })
  const page = `${slack.url}/archives/${channel}`
  expect((await read(page)).html).toContain('<h3>Reason</h3>')
  const told: unknown[] = []
  app.view('why', async ({ ack, view }) => {
    told.push(view.state.values.why?.text?.value)
    await ack()
  })
  app.command('/council', async ({ ack, command }) => ack(`heard ${command.text}`))
  const [view = ''] = slack.workspace.views.keys()
  await read(`${page}/submit`, { user, view, '["why","text"]': 'because' })
  expect(told).toEqual(['because'])
  expect((await read(`${page}/say`, { user, text: '/council status now' })).html).toContain(
    'heard status now',
  )
  const unknown = await read(`${page}/say`, { user, text: '/council' })
  expect(unknown.html).toContain('heard ')
  slack.control.requestUrl('http://127.0.0.1:1/')
  expect((await read(`${page}/say`, { user, text: '/council' })).html).toContain('The app did not take it')
})

it('the list of channels says what to set, and where things are sent is set there', async () => {
  const { slack, channel } = await givenSlack()
  const pages = await servePeople({ slack: slack.pages })
  onTestFinished(() => pages.close())
  expect((await read(`${pages.url}/slack/`)).html).toContain(`SLACK_CHANNEL=${channel}`)
  const set = await read(`${pages.url}/slack/request-url`, { url: 'http://127.0.0.1:9/elsewhere' })
  expect(set.html).toContain('http://127.0.0.1:9/elsewhere')
  expect(slack.control.requestUrl()).toBe('http://127.0.0.1:9/elsewhere')
  // Mounted under a folder, its forms and links still find each other.
  const page = await read(`${pages.url}/slack/archives/${channel}`)
  expect(page.html).toContain(`action="${channel}/say"`)
  const user = slack.people.ada.id
  const said = await read(`${pages.url}/slack/archives/${channel}/say`, {
    user,
    text: 'hello *there* :tada:',
  })
  expect(said.url).toBe(`${pages.url}/slack/archives/${channel}?as=${user}`)
  expect(said.html).toContain('hello <b>there</b> 🎉')
})
