import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { signedHeaders } from '../../../backend/exports/targets/webhook/sign.ts'
import { Secret } from '../../../backend/secret.ts'

describe('a signed message', () => {
  it('is signed as the libraries of Standard Webhooks have it in their own tests', () => {
    const secret = new Secret('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')
    const message = {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      body: '{"test": 2432232314}',
      now: 1_614_265_330_999,
    }
    expect(signedHeaders(message, [secret])).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    })
  })

  it('is known by the old secret and by the new one, and by no other', () => {
    const [old, fresh, other] = [1, 2, 3].map((n) => `whsec_${Buffer.alloc(32, n).toString('base64')}`)
    const body = '{"text":"ёж 🦔"}'
    const headers = signedHeaders({ id: 'msg_1', body, now: Date.now() }, [
      new Secret(fresh!),
      new Secret(old!),
    ])
    for (const secret of [old!, fresh!])
      expect(new Webhook(secret).verify(body, headers)).toEqual({ text: 'ёж 🦔' })
    expect(() => new Webhook(other!).verify(body, headers)).toThrow('No matching signature')
    expect(() => new Webhook(old!).verify(`${body} `, headers)).toThrow('No matching signature')
  })
})
