import type { TargetKind } from '../target-kind.ts'

export const SLACK: TargetKind = {
  name: 'slack',
  title: 'Slack',
  howToSetUp:
    'Make an app at api.slack.com/apps with the permissions chat:write and channels:history, install it, invite it to the channel, and set SLACK_BOT_TOKEN and SLACK_CHANNEL. For buttons and /council set SLACK_SIGNING_SECRET too, and let the app send commands and interactions to /slack/events of this server.',
  usual: true,
  async open({ settings }) {
    const { slack, publicUrl } = settings
    if (slack === null) return []
    const { slackTarget } = await import('./target.ts')
    return [slackTarget(slack, { publicUrl })]
  },
  async door(deps) {
    if (deps.settings.slack?.signingSecret == null) return null
    const { slackDoor } = await import('./door.ts')
    return slackDoor(deps)
  },
}
