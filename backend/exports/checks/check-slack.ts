import { LogLevel, WebAPIPlatformError, WebClient } from '@slack/web-api'
import type { Checked } from '../../ports/exports.ts'
import type { SlackAccess } from '../../ports/services.ts'

/** Whether the bot is known, is in its channel, and may do what it has to. */
export async function checkSlack(access: SlackAccess, signal: AbortSignal): Promise<Checked[]> {
  const client = new WebClient(access.token.reveal(), {
    ...(access.apiUrl === null ? {} : { slackApiUrl: `${access.apiUrl}/` }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
    // It says itself what it met, as a finding.
    logLevel: LogLevel.ERROR,
  })
  try {
    const { user = 'the bot', team = 'its workspace', response_metadata } = await client.auth.test()
    if (signal.aborted) return []
    const found: Checked[] = [{ state: 'ok', says: `${user} is known in ${team}` }]
    return [
      ...found,
      ...missingScopes(new Set(response_metadata?.scopes), access),
      await channelOf(client, access.channel, user),
      ...withoutSecret(access),
      ...openToAll(access),
    ]
  } catch (error) {
    return [unknownBot(error)]
  }
}

function missingScopes(scopes: ReadonlySet<string>, { channel, signingSecret }: SlackAccess): Checked[] {
  // A token of another kind does not say what it may do.
  if (scopes.size === 0) return []
  const add = (scope: string) => `Add ${scope} under OAuth & Permissions and install the app again.`
  const found: Checked[] = []
  if (!scopes.has('chat:write'))
    found.push({ state: 'fault', says: `the bot may not write. ${add('chat:write')}` })
  const history = channel.startsWith('G') ? 'groups:history' : 'channels:history'
  if (!scopes.has(history) && !scopes.has('groups:history'))
    found.push({
      state: 'warn',
      says: `the bot may not read the channel, so it cannot see whether a message arrived whose answer was lost. ${add(history)}`,
    })
  if (signingSecret !== null && !scopes.has('commands'))
    found.push({ state: 'warn', says: `there is no /council command. ${add('commands')}` })
  return found
}

async function channelOf(client: WebClient, channel: string, user: string): Promise<Checked> {
  try {
    const { channel: found } = await client.conversations.info({ channel })
    const name = found?.name === undefined ? channel : `#${found.name}`
    if (found?.is_archived === true)
      return { state: 'fault', says: `${name} is archived: open it again, or set SLACK_CHANNEL to another.` }
    if (found?.is_member === false)
      return { state: 'fault', says: `${user} is not in ${name}: type /invite @${user} there.` }
    return { state: 'ok', says: `writes to ${name}` }
  } catch (error) {
    const code = codeOf(error)
    if (code === 'missing_scope')
      return {
        state: 'warn',
        says: `the bot may not look at ${channel}, so nobody knows whether it is in it. Add channels:read and groups:read, and install the app again.`,
      }
    if (code === 'channel_not_found')
      return {
        state: 'fault',
        says: `${channel} is not there, or is private and ${user} is not in it: type /invite @${user} there, or mend SLACK_CHANNEL.`,
      }
    return { state: 'warn', says: `${channel} could not be looked at (${code}): try again later.` }
  }
}

const withoutSecret = ({ signingSecret }: SlackAccess): Checked[] =>
  signingSecret === null
    ? [
        {
          state: 'warn',
          says: 'SLACK_SIGNING_SECRET is not set, so there are no buttons and no /council: the record goes out, and questions are answered in the panel.',
        },
      ]
    : []

/** Councils cost money where a paid model speaks in them. */
const openToAll = ({ signingSecret, users }: SlackAccess): Checked[] =>
  signingSecret === null || users !== null
    ? []
    : [
        {
          state: 'warn',
          says: 'SLACK_USERS is not set, so whoever is in the channel can start councils, paid models included, and steer them. To limit it, set SLACK_USERS to the member ids of those who may, separated by commas (profile, ⋮, Copy member ID).',
        },
      ]

const REFUSED = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'not_allowed_token_type',
])

function unknownBot(error: unknown): Checked {
  const code = codeOf(error)
  if (REFUSED.has(code))
    return {
      state: 'fault',
      says: `Slack does not take the token (${code}): copy the Bot User OAuth Token of the app into SLACK_BOT_TOKEN.`,
    }
  return {
    state: 'warn',
    says: `Slack could not be asked (${code}): look at the network, and at SLACK_API_URL if it is set.`,
  }
}

/** The name of the fault, and nothing else of it: an answer that is no JSON would come whole. */
function codeOf(error: unknown): string {
  const said =
    error instanceof WebAPIPlatformError
      ? error.data.error
      : error instanceof Error && 'code' in error
        ? String(error.code)
        : ''
  return /^\w{1,60}$/.test(said) ? said.replace('slack_webapi_', '') : 'it gave no answer that can be read'
}
