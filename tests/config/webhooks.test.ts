import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { ConfigInvalid, readConfig } from '../../backend/config.ts'

const OLD = `whsec_${Buffer.alloc(24, 1).toString('base64')}`
const NEW = `whsec_${Buffer.alloc(32, 2).toString('base64')}`
const PLACE = 'https://n8n.example.com/webhook/hush?key=a=b'

const read = (XIO_WEBHOOKS: string, XIO_WEBHOOK_SECRETS = '') =>
  readConfig({ XIO_WEBHOOKS, XIO_WEBHOOK_SECRETS }).webhooks

function refused(...given: Parameters<typeof read>): ConfigInvalid {
  try {
    read(...given)
  } catch (error) {
    if (error instanceof ConfigInvalid) return error
    throw error
  }
  throw new Error('It was taken.')
}

describe('the webhooks of the environment', () => {
  it.each([
    ['one without a name', PLACE, NEW, [[null, PLACE, [NEW]]]],
    ['one with two secrets', PLACE, ` ${NEW}  ${OLD} `, [[null, PLACE, [NEW, OLD]]]],
    [
      'several by name, secrets in any order',
      `n8n=${PLACE}, zapier-2 = http://127.0.0.1:5678/hook`,
      `zapier-2=${OLD},n8n=${NEW} ${OLD}`,
      [
        ['n8n', PLACE, [NEW, OLD]],
        ['zapier-2', 'http://127.0.0.1:5678/hook', [OLD]],
      ],
    ],
  ])('may be %s', (_what, places, secrets, expected) => {
    const got = read(places, secrets)
    expect(
      got.map(({ name, url, secrets: all }) => [name, url.reveal(), all.map((one) => one.reveal())]),
    ).toEqual(expected)
    expect(`${inspect(got, { depth: 9 })}${JSON.stringify(got)}`).not.toMatch(/hush|AQEB|AgIC/)
  })

  it.each([
    [
      'no address',
      'n8n=nonsense',
      `n8n=${NEW}`,
      /^XIO_WEBHOOKS has in entry 1 \(n8n\) no address .* XIO_WEBHOOKS=n8n=https/,
    ],
    ['another scheme', 'ftp://hush.example', NEW, /^XIO_WEBHOOKS has in entry 1 no address/],
    ['a password', 'https://me:hush@example.com/', NEW, /user or password/],
    ['a name with capitals', `N8N=${PLACE}`, '', /name that is not of small letters/],
    ['a name without letters', `=${PLACE}`, '', /name that is not of small letters/],
    ['one name twice', `a=${PLACE},a=${PLACE}`, `a=${NEW}`, /^XIO_WEBHOOKS names one webhook twice/],
    ['nothing between commas', `a=${PLACE},,`, `a=${NEW}`, /entry|secret for the webhook without a name/],
    [
      'no secret',
      `n8n=${PLACE}`,
      '',
      /^XIO_WEBHOOK_SECRETS has no secret for the webhook n8n\. .*openssl rand/,
    ],
    [
      'a secret for nobody',
      PLACE,
      `n8n=${NEW}`,
      /^XIO_WEBHOOK_SECRETS has in entry 1 \(n8n\) the secret of a webhook/,
    ],
    ['three secrets', PLACE, `${NEW} ${OLD} ${NEW}`, /more than two secrets/],
    ['a secret without its mark', PLACE, NEW.slice(6), /not whsec_ and base64/],
    ['a secret that is no base64', PLACE, 'whsec_hush!hush', /not whsec_ and base64/],
    [
      'a secret that is too short',
      PLACE,
      `whsec_${Buffer.alloc(16, 1).toString('base64')}`,
      /24 to 64 bytes/,
    ],
  ])('are refused with %s, and neither address nor secret is repeated', (_what, places, secrets, says) => {
    const fault = refused(places, secrets)
    expect(fault.message).toMatch(says)
    expect(fault.message).not.toMatch(/hush|AQEB|AgIC|nonsense/)
    expect(fault.message).not.toContain('\n')
  })
})
