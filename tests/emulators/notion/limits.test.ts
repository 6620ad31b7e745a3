import { expect, it } from 'vitest'
import { given, raw } from './given.ts'

it('a token has a budget for each window of a minute; what is over it says when to come again', async () => {
  const { client, connect, control, clock } = await given()
  control.addToken({ token: 'second', name: 'Other' })
  for (let n = 0; n < 180; n++) await client.users.me({})
  clock.advance(17_500)
  await expect(client.users.me({})).rejects.toMatchObject({ status: 429, code: 'rate_limited' })
  expect((await connect('second').users.me({})).name).toBe('Other')
  clock.advance(42_499)
  await expect(client.users.me({})).rejects.toMatchObject({ status: 429 })
  clock.advance(1)
  expect((await client.users.me({})).type).toBe('bot')
})

it('a workspace has one for all of its tokens', async () => {
  const { notion, control, clock } = await given({ limits: { perWorkspace: 2, windowMs: 90_000 } })
  control.addToken({ token: 'second', name: 'Other' })
  const me = (token: string) =>
    raw(notion.url, 'GET', '/v1/users/me', { headers: { authorization: `Bearer ${token}` } })
  expect([(await me(notion.token)).status, (await me('second')).status]).toEqual([200, 200])
  clock.advance(500)
  const refused = await me('second')
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '90'])
  expect(refused.body).toMatchObject({
    code: 'rate_limited',
    additional_data: { rate_limit_reason: 'workspace' },
  })
})
