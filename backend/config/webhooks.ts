import type { WebhookPlace } from '../ports/outbound.ts'
import { Secret } from '../secret.ts'
import { ConfigInvalid } from './config-invalid.ts'

const ADDRESSES = 'XIO_WEBHOOKS'
const SECRETS = 'XIO_WEBHOOK_SECRETS'
/** `{name}` is put before where the example needs one. */
const ADDRESS = 'https://n8n.example.com/webhook/decisions'
const SECRET = 'whsec_… (whsec_ and the output of: openssl rand -base64 32)'

type Entry = { name: string | null; text: string; place: string }

/** The receivers of webhooks, each with the secrets that its messages are signed with. */
export function webhookPlaces(addresses: string | undefined, secrets: string | undefined): WebhookPlace[] {
  const places = entries(ADDRESSES, addresses)
  const signed = entries(SECRETS, secrets)
  const stray = signed.find(({ name }) => places.every((place) => place.name !== name))
  if (stray !== undefined)
    throw new ConfigInvalid(
      SECRETS,
      `has in ${stray.place} the secret of a webhook that ${ADDRESSES} does not name.`,
      null,
    )
  return places.map(({ name, text, place }) => {
    const found = signed.find((one) => one.name === name)
    if (found === undefined)
      throw new ConfigInvalid(
        SECRETS,
        `has no secret for the webhook ${name ?? 'without a name'}.`,
        `${before(name)}${SECRET}`,
      )
    return { name, url: new Secret(address(text, place, name)), secrets: secretsOf(found) }
  })
}

// What is wrong is named by its place: addresses and secrets are never repeated.
function entries(variable: string, given: string | undefined): Entry[] {
  if (!given) return []
  const list = given.split(',').map((one, index): Entry => {
    const [, label = '', name = null] = /^(([^\s=:_]*)\s*=(?=.*[^=\s]))?/.exec(one.trimStart()) ?? []
    const text = one.trimStart().slice(label.length).trim()
    const place = `entry ${index + 1}`
    if (name !== null && !/^[a-z0-9][a-z0-9-]{0,31}$/.test(name))
      throw new ConfigInvalid(
        variable,
        `has in ${place} a name that is not of small letters, digits and hyphens.`,
        example(variable, 'n8n'),
      )
    return { name, text, place: name === null ? place : `${place} (${name})` }
  })
  for (const { name, place } of list)
    if (list.filter((one) => one.name === name).length > 1)
      throw new ConfigInvalid(
        variable,
        `names one webhook twice: see ${place}.`,
        `${example(variable, 'first')},${example(variable, 'second')}`,
      )
  return list
}

const example = (variable: string, name: string): string =>
  `${before(name)}${variable === ADDRESSES ? ADDRESS : SECRET}`

const before = (name: string | null): string => (name === null ? '' : `${name}=`)

function address(given: string, place: string, name: string | null): string {
  const fault = (what: string) =>
    new ConfigInvalid(ADDRESSES, `has in ${place} ${what}`, `${before(name)}${ADDRESS}`)
  const url = URL.parse(given)
  if (url === null || !/^https?:$/.test(url.protocol)) throw fault('no address that begins with https://.')
  if (url.username !== '' || url.password !== '')
    throw fault('an address with a user or password, which end up in logs. Leave them out.')
  return url.href
}

function secretsOf({ name, text, place }: Entry): Secret[] {
  const fault = (what: string) =>
    new ConfigInvalid(SECRETS, `has in ${place} ${what}`, `${before(name)}${SECRET}`)
  const all = text.split(/\s+/)
  if (all.length > 2)
    throw fault('more than two secrets: the new one, a space, and the one that is given up.')
  return all.map((one) => {
    const [, base64 = ''] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(one.trimStart()) ?? []
    const bytes = Buffer.from(base64, 'base64')
    if (base64 === '' || bytes.toString('base64').replace(/=+$/, '') !== base64.replace(/=+$/, ''))
      throw fault('a secret that is not whsec_ and base64.')
    // As Standard Webhooks asks: shorter ones can be guessed, longer ones are no secrets of this kind.
    if (bytes.length < 24 || bytes.length > 64) throw fault('a secret of other than 24 to 64 bytes.')
    return new Secret(one)
  })
}
