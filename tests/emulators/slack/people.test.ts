import { expect, it } from 'vitest'
import { givenBolt } from './given-bolt.ts'
import { refusal } from './given.ts'

const question = (text = 'Approve') => [
  {
    type: 'actions',
    block_id: 'ask',
    elements: [
      { type: 'button', action_id: 'approve', value: 'item-7@3', text: { type: 'plain_text', text } },
    ],
  },
]
const modal = (title = 'Assign') => ({
  type: 'modal' as const,
  callback_id: 'assign',
  notify_on_close: true,
  title: { type: 'plain_text' as const, text: title },
  submit: { type: 'plain_text' as const, text: 'Save' },
  blocks: [
    {
      type: 'input',
      block_id: 'who',
      label: { type: 'plain_text' as const, text: 'Who' },
      element: { type: 'users_select', action_id: 'person' },
    },
  ],
})

it('a slash command reaches the app signed, and its acknowledgement is shown to that person alone', async () => {
  const { slack, app, channel } = await givenBolt()
  const heard: string[] = []
  app.command('/council', async ({ ack, command }) => {
    heard.push(`${command.user_name} in ${command.channel_name}: ${command.text}`)
    await ack('Nothing is running.')
  })
  const ack = await slack.control.command({ user: slack.people.ada.id, channel, text: 'status' })
  expect(ack).toMatchObject({ acked: true, status: 200, failure: null })
  expect(heard).toEqual(['ada in council: status'])
  expect(slack.control.ephemerals()).toMatchObject([
    { user: slack.people.ada.id, text: 'Nothing is running.' },
  ])
  expect(slack.control.messages(channel)).toEqual([])
})

it('a command may be answered later: for all to see, five times, within half an hour', async () => {
  const { slack, app, channel, clock } = await givenBolt()
  const addresses: string[] = []
  app.command('/council', async ({ ack, command, respond }) => {
    await ack()
    addresses.push(command.response_url)
    await respond({ response_type: 'in_channel', text: 'Started.' })
  })
  const command = () => slack.control.command({ user: slack.people.ada.id, channel, text: 'start' })
  await command()
  await expect.poll(() => slack.control.messages(channel)).toMatchObject([{ text: 'Started.' }])
  const answer = (address: string) =>
    fetch(address, {
      method: 'POST',
      body: '{"text":"more"}',
      headers: { 'content-type': 'application/json' },
    })
  const [first = ''] = addresses
  const statuses = []
  for (let uses = 2; uses <= 6; uses++) statuses.push((await answer(first)).status)
  expect(statuses).toEqual([200, 200, 200, 200, 404])
  expect(await (await answer(first)).json()).toEqual({ ok: false, error: 'used_url' })
  await command()
  clock.advance(30 * 60_000 + 1)
  expect(await (await answer(addresses[1] ?? '')).json()).toEqual({ ok: false, error: 'expired_url' })
  expect(slack.control.unserved()).toEqual([])
})

it('a button is pressed with all that belongs to it, and the app updates the message', async () => {
  const { slack, app, client, channel } = await givenBolt()
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'Go?', blocks: question() })
  app.action('approve', async ({ ack, body, action, client: mine }) => {
    await ack()
    if (body.type !== 'block_actions' || action.type !== 'button') return
    await mine.chat.update({
      channel,
      ts: body.message?.ts ?? '',
      text: `${body.user.username}: ${action.value}`,
      blocks: [],
    })
  })
  const ack = await slack.control.press({ user: slack.people.ben.id, channel, ts, actionId: 'approve' })
  expect(ack).toMatchObject({ acked: true })
  await expect
    .poll(() => slack.control.messages(channel))
    .toMatchObject([{ ts, text: 'ben: item-7@3', blocks: [] }])
  expect(slack.control.unserved()).toEqual([])
})

it('a double click is two presses, each with its own `action_ts` and trigger', async () => {
  const { slack, app, client, channel } = await givenBolt()
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'Go?', blocks: question() })
  const presses: string[] = []
  const triggers = new Set<string>()
  app.action('approve', async ({ ack, body, action }) => {
    await ack()
    if ('action_ts' in action) presses.push(action.action_ts)
    if ('trigger_id' in body) triggers.add(body.trigger_id)
  })
  await slack.control.doubleClick({ user: slack.people.ada.id, channel, ts, actionId: 'approve' })
  expect(new Set(presses).size).toBe(2)
  expect(triggers.size).toBe(2)
})

it('a message that has changed or gone since somebody looked can still be pressed as it was', async () => {
  const { slack, app, client, channel } = await givenBolt()
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'Go?', blocks: question() })
  const pressed: unknown[] = []
  app.action('approve', async ({ ack, action }) => {
    await ack()
    pressed.push('value' in action && action.value)
  })
  const seen = slack.control.look({ channel, ts })
  await client.chat.update({ channel, ts, text: 'Done', blocks: [] })
  const press = { user: slack.people.ada.id, channel, ts, actionId: 'approve' }
  expect(() => slack.control.press(press)).toThrow('There is no such thing in Slack')
  await slack.control.press({ ...press, seen })
  await client.chat.delete({ channel, ts })
  await slack.control.press({ ...press, seen })
  expect(pressed).toEqual(['item-7@3', 'item-7@3'])
})

it('a modal opens by a trigger: once, within three seconds, and is filled in and sent', async () => {
  const { slack, app, client, channel, clock } = await givenBolt()
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'Go?', blocks: question() })
  const triggers: string[] = []
  app.action('approve', async ({ ack, body }) => {
    await ack()
    if ('trigger_id' in body) triggers.push(body.trigger_id)
  })
  const chosen: unknown[] = []
  app.view('assign', async ({ ack, view, body }) => {
    await ack()
    chosen.push(body.user.name, view.state.values.who?.person?.selected_user)
  })
  const user = slack.people.ada.id
  const press = () => slack.control.press({ user, channel, ts, actionId: 'approve' })
  await press()
  const [trigger = ''] = triggers
  const { view } = await client.views.open({ trigger_id: trigger, view: modal() })
  const again = client.views.open({ trigger_id: trigger, view: modal() })
  expect(await refusal(again)).toMatchObject({ error: 'exchanged_trigger_id' })
  await press()
  clock.advance(3001)
  const late = client.views.open({ trigger_id: triggers[1] ?? '', view: modal() })
  expect(await refusal(late)).toMatchObject({ error: 'expired_trigger_id' })
  const none = client.views.open({ trigger_id: '1.2.3', view: modal() })
  expect(await refusal(none)).toMatchObject({ error: 'invalid_trigger_id' })
  const filled = { who: { person: slack.people.carla.id } }
  const sent = await slack.control.submit({ user, view: view?.id ?? '', filled })
  expect(sent).toMatchObject({ acked: true, became: { view: 'closed' } })
  expect(chosen).toEqual(['ada', slack.people.carla.id])
  await expect(slack.control.submit({ user, view: view?.id ?? '', filled })).rejects.toThrow('an open view')
})

it('the answer to a submitted view may name errors, change it or put another on top; dismissing one is told where asked', async () => {
  const { slack, app, client } = await givenBolt()
  const user = slack.people.ada.id
  const { view } = await client.views.open({
    trigger_id: slack.workspace.tickets.trigger(user),
    view: modal(),
  })
  const id = view?.id ?? ''
  const address = slack.control.requestUrl()
  slack.control.requestUrl('http://127.0.0.1:1/')
  const lost = await slack.control.submit({ user, view: id })
  expect(lost).toMatchObject({ acked: false, became: { view: 'open' } })
  slack.control.requestUrl(address)
  const answers = [
    { response_action: 'errors' as const, errors: { who: 'Not this one.' } },
    { response_action: 'update' as const, view: modal('Assign again') },
    { response_action: 'push' as const, view: modal('Why?') },
  ]
  app.view('assign', async ({ ack }) => ack(answers.shift()))
  const closed: string[] = []
  app.view({ callback_id: 'assign', type: 'view_closed' }, async ({ ack, body }) => {
    await ack()
    closed.push(body.view.id)
  })
  expect(await slack.control.submit({ user, view: id })).toMatchObject({
    became: { view: 'open', errors: { who: 'Not this one.' } },
  })
  await slack.control.submit({ user, view: id })
  expect(slack.workspace.views.get(id)?.body.title).toMatchObject({ text: 'Assign again' })
  const stale = client.views.update({ view_id: id, hash: view?.hash ?? '', view: modal() })
  expect(await refusal(stale)).toMatchObject({ error: 'hash_conflict' })
  const { became } = await slack.control.submit({ user, view: id })
  await slack.control.dismiss({ user, view: became.opened ?? '' })
  expect(closed).toEqual([became.opened])
})

it('a forged, stale or missing signature is refused by Bolt; one from the future it takes, and so it does a replay', async () => {
  const { slack, app, channel } = await givenBolt()
  let heard = 0
  app.command('/council', async ({ ack }) => {
    heard += 1
    await ack()
  })
  const status = async (forgery: object) =>
    (await slack.control.command({ user: slack.people.ada.id, channel, text: 'stop', forgery })).status
  expect(await status({ signature: 'wrong' })).toBe(401)
  expect(await status({ signature: 'missing' })).toBe(401)
  expect(await status({ signature: 'of another app' })).toBe(401)
  expect(await status({ ageSeconds: 302 })).toBe(401)
  expect(heard).toBe(0)
  expect(await status({ ageSeconds: -600 })).toBe(200)
  const { sent } = await slack.control.command({ user: slack.people.ada.id, channel, text: 'stop' })
  expect(await slack.control.replay(sent)).toMatchObject({ status: 200 })
  expect(heard).toBe(3)
})

it('Bolt answers the checks of its address', async () => {
  const { slack } = await givenBolt()
  expect(await slack.control.verifyUrl()).toMatchObject({ right: true })
  expect(await slack.control.verifyUrl({ signature: 'wrong' })).toMatchObject({
    right: false,
    ack: { status: 401 },
  })
  expect(await slack.control.sslCheck()).toMatchObject({ status: 200 })
})

it('an event comes once where it is acknowledged, with the same id where it is sent again', async () => {
  const { slack, app, channel } = await givenBolt()
  const ids: unknown[] = []
  app.event('app_mention', async ({ body, context }) => void ids.push([body.event_id, context.retryNum]))
  const event = { type: 'app_mention', channel, user: slack.people.ada.id, text: 'status?', ts: '1.000001' }
  expect(await slack.control.event({ event, eventId: 'Ev1' })).toMatchObject([{ acked: true }])
  await slack.control.event({ event, eventId: 'Ev1' })
  expect(ids).toEqual([
    ['Ev1', undefined],
    ['Ev1', undefined],
  ])
})
